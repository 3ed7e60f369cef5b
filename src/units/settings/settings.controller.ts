import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import { SettingsDto } from './settings.dto.js';
import { AGENCY_REQUEST_KINDS } from '../../protocol/relief/agency-requests.js';
import { DEFAULT_SETTINGS, type UnitSettings } from '../../directory/unit-settings.js';
import type { ClosingNeeds } from '../../protocol/residents/closing-needs.js';
import type { UnitSettingsView } from '../../protocol/people/unit-settings.js';
import { UnitSettingsService } from './unit-settings.service.js';

@ApiTags('settings')
@Controller()
export class SettingsController {
  constructor(private readonly service: UnitSettingsService) {}

  /** Answers the unit's settings. */
  @Get('settings')
  settings(@CurrentActor() actor: Actor): UnitSettingsView {
    return this.service.settings(actor.unitId);
  }

  /** Answers what the unit asks for before a call is closed, by category. */
  @Get('closing-needs')
  closingNeeds(@CurrentActor() actor: Actor): { needs: ClosingNeeds } {
    return { needs: this.service.settings(actor.unitId).closingNeeds };
  }

  /** Changes the unit's settings: what is given, and leaves the rest. */
  @Put('settings')
  changeSettings(
    @CurrentActor() actor: Actor,
    @Body() { tag, ...dto }: SettingsDto,
  ): Promise<UnitSettingsView> {
    return this.service.changeSettings(actor, given(dto), tag);
  }
}

/** Without what was not given, and in one order, so that equal settings read equal. */
const given = (dto: Omit<SettingsDto, 'tag'>): Partial<UnitSettings> => {
  const {
    closeSeconds,
    targets,
    proposals,
    relief,
    lookBack,
    agencies,
    leads,
    petitions,
    trends,
    supervision,
    posters,
    letters,
    closingNeeds,
    reviews,
    files,
    ...rest
  } = dto;
  const present = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== undefined && value !== null),
  );
  return {
    ...present,
    ...(closeSeconds && { closeSeconds: picked(closeSeconds, ['emergency', 'urgent', 'normal']) }),
    ...(targets && { targets: picked(targets, ['hours', 'solved']) }),
    ...(petitions && { petitions: picked(petitions, ['procedureDays', 'outcomeMonths', 'everyMonths']) }),
    ...(trends && { trends: picked(trends, ['floor']) }),
    ...(letters && { letters: picked(letters, ['signers', 'answerDays']) }),
    ...(proposals && { proposals: picked(proposals, ['matterCalls', 'callerCalls', 'days']) }),
    ...(relief && { relief: picked(relief, ['capMonths']) }),
    ...(supervision && { supervision: picked(supervision, ['repeats', 'days']) }),
    ...(posters && { posters: picked(posters, ['waitMinutes']) }),
    ...(lookBack && {
      lookBack: {
        ...picked(lookBack, ['years', 'source']),
        kinds: lookBack.kinds.map((one) => picked(one, ['kind', 'words'])),
      },
    }),
    ...(agencies && { agencies: picked(agencies, AGENCY_REQUEST_KINDS) }),
    ...(closingNeeds && { closingNeeds: ordered(closingNeeds) }),
    ...(reviews && { reviews: picked(reviews, ['callBackDays', 'samples']) }),
    ...(files && { files: picked(files, FILE_KEYS) }),
    ...(leads && { leads: picked(leads, LEAD_KEYS) }),
  };
};
/** Without categories that ask for nothing, and without what is said twice. */
const ordered = (needs: NonNullable<SettingsDto['closingNeeds']>): ClosingNeeds =>
  Object.fromEntries(
    Object.entries(needs)
      .filter(([, asked]) => !Array.isArray(asked) || asked.length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([category, asked]) => [category, Array.isArray(asked) ? [...new Set(asked)].sort() : asked]),
  );
const FILE_KEYS = Object.keys(DEFAULT_SETTINGS.files) as (keyof UnitSettings['files'])[];
const LEAD_KEYS = Object.keys(DEFAULT_SETTINGS.leads) as (keyof UnitSettings['leads'])[];
const picked = <T, K extends keyof T>(thing: T, keys: readonly K[]) =>
  Object.fromEntries(keys.map((key) => [key, thing[key]])) as Pick<T, K>;
