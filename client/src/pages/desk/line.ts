import { useChannel } from '../../hub/channel';

/** The officer's one line to the hub. */
export const line = useChannel('procuratorate');
