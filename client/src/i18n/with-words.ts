import { defineAsyncComponent, type Component } from 'vue';
import { loadBundle } from './index';
import type { Bundle } from './bundles';

/** A part that brings a bundle of texts of its own. */
export const withWords = <C extends Component>(bundle: Bundle, part: () => Promise<{ default: C }>) =>
  defineAsyncComponent(async () => {
    await loadBundle(bundle);
    return part();
  });
