/** Two soft tones, three times; only where the page may sound already. Answers its own end. */
export const chime = (): (() => void) => {
  const Made = window.AudioContext;
  const touched = (navigator as { userActivation?: { hasBeenActive: boolean } }).userActivation
    ?.hasBeenActive;
  if (!Made || touched === false) return () => undefined;
  const context = new Made();
  const out = context.createGain();
  out.gain.value = 0.12;
  out.connect(context.destination);
  for (const [index, hertz] of [660, 880, 660, 880, 660, 880].entries()) {
    const at = context.currentTime + 0.1 + Math.floor(index / 2) * 2.5 + (index % 2) * 0.28;
    const tone = context.createOscillator();
    const swell = context.createGain();
    tone.frequency.value = hertz;
    swell.gain.setValueAtTime(0, at);
    swell.gain.linearRampToValueAtTime(1, at + 0.04);
    swell.gain.linearRampToValueAtTime(0, at + 0.26);
    tone.connect(swell).connect(out);
    tone.start(at);
    tone.stop(at + 0.3);
  }
  return () => void context.close().catch(() => undefined);
};
