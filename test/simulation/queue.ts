/** What is to come, earliest first; what was planned for the same instant comes in the order it was planned. */
interface Planned<T> {
  at: number;
  order: number;
  what: T;
}

export class Queue<T> {
  private readonly heap: Planned<T>[] = [];
  private planned = 0;

  get size(): number {
    return this.heap.length;
  }
  get nextAt(): number {
    return this.heap[0]?.at ?? Infinity;
  }

  add(at: number, what: T): void {
    const { heap } = this;
    heap.push({ at, order: ++this.planned, what });
    for (let i = heap.length - 1; i > 0;) {
      const parent = (i - 1) >> 1;
      if (!earlier(heap[i]!, heap[parent]!)) break;
      swap(heap, i, parent);
      i = parent;
    }
  }

  take(): { at: number; what: T } | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || !heap.length) return first;
    heap[0] = last;
    for (let i = 0; ;) {
      const [left, right] = [2 * i + 1, 2 * i + 2];
      let least = i;
      if (left < heap.length && earlier(heap[left]!, heap[least]!)) least = left;
      if (right < heap.length && earlier(heap[right]!, heap[least]!)) least = right;
      if (least === i) return first;
      swap(heap, i, least);
      i = least;
    }
  }
}

const earlier = (a: Planned<unknown>, b: Planned<unknown>) =>
  a.at < b.at || (a.at === b.at && a.order < b.order);
const swap = <T>(heap: T[], i: number, j: number) => ([heap[i], heap[j]] = [heap[j]!, heap[i]!]);
