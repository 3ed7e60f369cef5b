/** Soft speech fills a third of it. */
const GAIN = 4;

/** Drawn frames from one look to the next: a cheap phone has other things to do. */
const EACH = 4;

/** How loud it is now, 0 to 1, many times a second. Where a browser does not tell, nothing is told. */
export function followLevel(stream: MediaStream, tell: (level: number) => void): () => void {
  if (typeof AudioContext === 'undefined') return () => {};
  const context = new AudioContext();
  const ear = context.createAnalyser();
  ear.fftSize = 512;
  context.createMediaStreamSource(stream).connect(ear);
  const samples = new Float32Array(ear.fftSize);
  let frame = 0;
  let drawn = 0;
  const look = () => {
    frame = requestAnimationFrame(look);
    if (drawn++ % EACH) return;
    ear.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    tell(Math.min(1, Math.sqrt(power) * GAIN));
  };
  look();
  return () => {
    cancelAnimationFrame(frame);
    void context.close().catch(() => undefined);
  };
}
