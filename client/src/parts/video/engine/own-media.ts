/** The microphone and the camera of this device: what there is, what is allowed, which of several. */
export type MediaTrouble = 'denied' | 'none' | 'busy';
export type Facing = 'user' | 'environment';

const SOUND: MediaTrackConstraints = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};
const PICTURE = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 24, max: 30 } };

const troubleOf = (error: unknown): MediaTrouble => {
  const { name } = error as { name?: string };
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'none';
};
const ask = (wanted: MediaStreamConstraints) => navigator.mediaDevices.getUserMedia(wanted);
const cameras = async () =>
  (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput');

export class OwnMedia {
  readonly stream = new MediaStream();
  /** Why there is no picture, where one was asked for. */
  trouble: MediaTrouble | null = null;
  cameraCount = 0;
  private facing: Facing = 'user';

  get audio(): MediaStreamTrack | null {
    return this.stream.getAudioTracks()[0] ?? null;
  }
  get video(): MediaStreamTrack | null {
    return this.stream.getVideoTracks()[0] ?? null;
  }

  /** As from a mirror, unless the camera looks away from its person. */
  get mirrored(): boolean {
    return this.video?.getSettings().facingMode !== 'environment';
  }

  /** With a picture where there is a camera, with the voice alone where there is none. Throws what stands in the way of both. */
  async open(picture: boolean): Promise<void> {
    let failed: MediaTrouble | null = null;
    if (picture) {
      try {
        this.take(await ask({ audio: SOUND, video: { ...PICTURE, facingMode: this.facing } }));
        return await this.count();
      } catch (error) {
        failed = troubleOf(error);
      }
    }
    try {
      this.take(await ask({ audio: SOUND }));
      this.trouble = failed;
    } catch (error) {
      // Who signs needs no microphone.
      const seen = picture && (await ask({ video: PICTURE }).catch(() => null));
      if (!seen) throw new MediaRefused(troubleOf(error));
      this.take(seen);
    }
    await this.count();
  }

  /** A camera that is off gives its light and its battery back. */
  stopCamera(): void {
    const { video } = this;
    if (!video) return;
    video.stop();
    this.stream.removeTrack(video);
  }

  async startCamera(): Promise<void> {
    if (this.video) return;
    try {
      this.take(await ask({ video: { ...PICTURE, facingMode: this.facing } }));
      this.trouble = null;
      await this.count();
    } catch (error) {
      this.trouble = troubleOf(error);
      throw new MediaRefused(this.trouble);
    }
  }

  /** To the other side of a telephone, or to the next camera of a desk. Goes back where that one does not open. */
  async switchCamera(): Promise<void> {
    const { video } = this;
    if (!video) return;
    const { facingMode, deviceId } = video.getSettings();
    const all = await cameras();
    const next = all[(all.findIndex((one) => one.deviceId === deviceId) + 1) % all.length];
    const turned: Facing = facingMode === 'environment' ? 'user' : 'environment';
    const wanted = facingMode
      ? { ...PICTURE, facingMode: { exact: turned } }
      : { ...PICTURE, deviceId: { exact: next?.deviceId ?? '' } };
    // Most telephones open one camera at a time.
    this.stopCamera();
    try {
      this.take(await ask({ video: wanted }));
      if (facingMode) this.facing = turned;
    } catch {
      await this.startCamera();
    }
  }

  close(): void {
    for (const track of this.stream.getTracks()) {
      track.stop();
      this.stream.removeTrack(track);
    }
  }

  private take(given: MediaStream): void {
    for (const track of given.getTracks()) this.stream.addTrack(track);
  }
  private async count(): Promise<void> {
    this.cameraCount = (await cameras().catch(() => [])).length;
  }
}

export class MediaRefused extends Error {
  override readonly name = 'MediaRefused';
  constructor(readonly trouble: MediaTrouble) {
    super(trouble);
  }
}
