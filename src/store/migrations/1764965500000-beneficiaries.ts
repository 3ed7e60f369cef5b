import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is helped may be an enterprise; on what basis their data is kept, who asked them, when, and what for. */
export class Beneficiaries1764965500000 implements MigrationInterface {
  name = 'Beneficiaries1764965500000';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of ['resident_kind text', 'consent_by text', 'consent_at bigint', 'purposes text'])
      await runner.query(`alter table call_particulars add column ${column}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of ['purposes', 'consent_at', 'consent_by', 'resident_kind'])
      await runner.query(`alter table call_particulars drop column ${column}`);
  }
}
