import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { DeskModule } from '../desk/desk.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { CommunityConversationGateway } from './community-conversation.gateway.js';
import { ConversationPublisher } from './conversation-publisher.js';
import { MessageMarksController } from './message-marks.controller.js';
import { MessageMarksService } from './message-marks.service.js';
import { OfficersConversationGateway } from './officers-conversation.gateway.js';
import { TypingService } from './typing.service.js';

@Module({
  imports: [AccessModule, DeskModule, RealtimeModule],
  controllers: [MessageMarksController],
  providers: [
    ConversationPublisher,
    MessageMarksService,
    TypingService,
    CommunityConversationGateway,
    OfficersConversationGateway,
  ],
})
export class ConversationModule {}
