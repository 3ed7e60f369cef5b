import { useChannel } from '../../channel';

/** The officer's one line to the hub. */
export const line = useChannel('procuratorate');
