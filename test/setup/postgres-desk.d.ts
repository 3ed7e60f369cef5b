export function openPostgresDesk(folders: {
  memory: string;
  disk: string;
}): Promise<{ url: string; close(): Promise<void> }>;
