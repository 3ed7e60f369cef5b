/** What may be asked about video calls. What browsers say to each other is bounded and passed on as it is. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, Max, Min, ValidateNested } from 'class-validator';
import { ExactField, IfGiven, NameField, OrNull, TextField } from '../kernel/input/validation.js';
import {
  VIDEO_CONSENT_WAYS,
  DESCRIPTION_TYPES,
  VIDEO_LIMITS,
  type VideoConsentWay,
  type VideoCandidate,
  type VideoConsentPayload,
  type VideoDescription,
  type VideoGuestPayload,
  type VideoInvitePayload,
  type VideoPayload,
  type VideoPutOutPayload,
  type VideoRejoinPayload,
  type VideoSignalPayload,
  type VideoStartPayload,
} from '../protocol/conversation/video.js';
import { LIMITS } from '../protocol/limits.js';

/** Longer than any link of ours. */
const LINK = 200;
const MOST_LINES = 255;

export class VideoRejoinDto implements VideoRejoinPayload {
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name, 1) peerId?: string;
}
export class VideoStartDto extends VideoRejoinDto implements VideoStartPayload {
  @ApiProperty() @TextField(LIMITS.name, 1) callId!: string;
}
export class VideoDto implements VideoPayload {
  @ApiProperty() @TextField(LIMITS.name, 1) videoId!: string;
}
export class VideoInviteDto extends VideoDto implements VideoInvitePayload {
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name, 1) personId?: string;
}
export class VideoPutOutDto extends VideoDto implements VideoPutOutPayload {
  @ApiProperty() @TextField(LIMITS.name, 1) peerId!: string;
}
export class VideoConsentDto extends VideoDto implements VideoConsentPayload {
  @ApiProperty({ enum: VIDEO_CONSENT_WAYS }) @IsIn(VIDEO_CONSENT_WAYS) how!: VideoConsentWay;
  @ApiProperty() @IsBoolean() given!: boolean;
}
export class VideoDescriptionDto implements VideoDescription {
  @ApiProperty({ enum: DESCRIPTION_TYPES })
  @IsIn(DESCRIPTION_TYPES)
  type!: VideoDescription['type'];
  @ApiProperty({ maxLength: VIDEO_LIMITS.sdp }) @ExactField(VIDEO_LIMITS.sdp) sdp!: string;
}
export class VideoCandidateDto implements VideoCandidate {
  /** Empty where there are no more. */
  @ApiProperty({ maxLength: VIDEO_LIMITS.candidate })
  @ExactField(VIDEO_LIMITS.candidate)
  candidate!: string;
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: VIDEO_LIMITS.mid })
  @OrNull()
  @ExactField(VIDEO_LIMITS.mid)
  sdpMid?: string | null;
  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 0, maximum: MOST_LINES })
  @OrNull()
  @IsInt()
  @Min(0)
  @Max(MOST_LINES)
  sdpMLineIndex?: number | null;
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: VIDEO_LIMITS.fragment })
  @OrNull()
  @ExactField(VIDEO_LIMITS.fragment)
  usernameFragment?: string | null;
}
export class VideoSignalDto extends VideoDto implements VideoSignalPayload {
  @ApiProperty() @TextField(LIMITS.name, 1) to!: string;
  @ApiPropertyOptional()
  @IfGiven()
  @ValidateNested()
  @Type(() => VideoDescriptionDto)
  description?: VideoDescriptionDto;
  @ApiPropertyOptional()
  @IfGiven()
  @ValidateNested()
  @Type(() => VideoCandidateDto)
  candidate?: VideoCandidateDto;
}
export class VideoGuestDto implements VideoGuestPayload {
  @ApiProperty({ maxLength: LINK }) @TextField(LINK, 1) link!: string;
  @ApiProperty({ maxLength: LIMITS.name }) @NameField(LIMITS.name, 1) name!: string;
}
