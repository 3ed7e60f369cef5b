/** A name as a picture for the paper, in black on white: drawn by this screen's own typefaces, or out of a given picture. */

const HEIGHT = 120;
const MOST_WIDTH = 2400;
/** What the hub takes. */
const MOST_BYTES = 64 * 1024;
const TYPE = `600 ${HEIGHT * 0.72}px "Noto Serif SC", "Songti SC", STSong, SimSun, SimSun-ExtB, SimSun-ExtG, serif`;

function blank(canvas: HTMLCanvasElement, width: number): CanvasRenderingContext2D {
  canvas.width = Math.max(1, Math.min(MOST_WIDTH, Math.ceil(width)));
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, HEIGHT);
  context.fillStyle = '#000';
  return context;
}

export function drawName(canvas: HTMLCanvasElement, name: string): void {
  const measuring = canvas.getContext('2d')!;
  measuring.font = TYPE;
  const { width } = measuring.measureText(name);
  const context = blank(canvas, width);
  context.font = TYPE;
  context.textBaseline = 'middle';
  context.fillText(name, 0, HEIGHT / 2, canvas.width);
}

/** @throws Error for what this browser does not read as a picture */
export async function drawPicture(canvas: HTMLCanvasElement, file: Blob): Promise<void> {
  const picture = await createImageBitmap(file);
  const width = Math.min(MOST_WIDTH, (picture.width / picture.height) * HEIGHT);
  const height = (picture.height / picture.width) * width;
  blank(canvas, width).drawImage(picture, 0, (HEIGHT - height) / 2, width, height);
  picture.close();
}

/** A PNG in base64; undefined where it is larger than the hub takes. */
export function pictureOf(canvas: HTMLCanvasElement): string | undefined {
  const data = canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
  return data.length <= Math.ceil(MOST_BYTES / 3) * 4 ? data : undefined;
}
