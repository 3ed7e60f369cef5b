/** fast-check with this run's seed: what chance found is found again with TEST_SEED. */
import fc from '../../node_modules/fast-check/lib/fast-check.js';

const seed = Number(process.env.TEST_PROPERTY_SEED);
if (Number.isInteger(seed)) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });

export * from '../../node_modules/fast-check/lib/fast-check.js';
export default fc;
