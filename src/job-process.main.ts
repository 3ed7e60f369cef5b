/** The process beside the hub in which long work is done. Each kind loads its own worker: a table needs no typefaces. */
import 'reflect-metadata';
import { runJobProcess } from './jobs/job-process.js';
import type { JobWorkers } from './jobs/job-worker.js';

const certificates = () => import('./certificates/issuing/certificates.job-workers.js');
/** By the kind's name. */
const WORKERS: JobWorkers = {
  brief: async () => (await import('./briefs/paper/brief-pdf.job-worker.js')).briefPdfWorker,
  checkup_letter: async () => (await import('./checkups/letter/letter.job-worker.js')).letterWorker,
  outline: async () => (await import('./outlines/paper/outline.job-worker.js')).outlineWorker,
  lead_paper: async () => (await import('./relief/papers/lead-paper.job-worker.js')).leadPaperWorker,
  certificates: async () => (await certificates()).issueBatchWorker,
  certificate_prints: async () => (await certificates()).printBatchWorker,
  certificate_file: async () => (await certificates()).certificateFileWorker,
  look_back: async () => (await import('./relief/look-back/look-back.job-worker.js')).lookBackWorker,
  export_activities: async () => (await import('./exports/outreach/activities.export.js')).activitiesExport,
  export_agency_requests: async () =>
    (await import('./exports/agencies/agency-requests.export.js')).agencyRequestsExport,
  export_attendance: async () => (await import('./exports/outreach/attendance.export.js')).attendanceExport,
  export_calls: async () => (await import('./exports/calls/calls.export.js')).callExport,
  export_hours: async () => (await import('./exports/hours/hours.export.js')).hoursExport,
  export_enterprises: async () => (await import('./checkups/export/enterprises.export.js')).enterprisesExport,
  export_figures: async () => (await import('./exports/figures/figures.export.js')).figuresExport,
  export_leads: async () => (await import('./relief/leads/export/leads.export.js')).leadsExport,
  export_liaison_month: async () =>
    (await import('./exports/liaison/liaison-month.export.js')).liaisonMonthExport,
  export_petitions: async () => (await import('./petitions/export/petitions.export.js')).petitionsExport,
  export_supervision_leads: async () =>
    (await import('./supervision/export/supervision-leads.export.js')).supervisionLeadsExport,
  export_relief_trend: async () =>
    (await import('./trends/relief/export/relief-trend.export.js')).reliefTrendExport,
  reminder_letter: async () => (await import('./trends/letters/paper/reminder.job-worker.js')).reminderWorker,
  export_volunteer_hours: async () =>
    (await import('./exports/volunteers/volunteers.export.js')).volunteerExport,
};
runJobProcess(WORKERS);
