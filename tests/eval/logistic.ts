/** A row to fit on: its features, whether it is one (1) or not (0), and how much it counts. */
export type FitRow = { readonly x: readonly number[]; readonly y: number; readonly weight: number };

const STEPS = 40;

/**
 * Weights of a logistic regression by Newton's method, the bias first, then one a feature. `ridge` holds the weights back (not the bias):
 * it is subtracted on the scale of the features as given.
 */
export function fitLogistic(rows: readonly FitRow[], ridge: number): number[] {
  const width = (rows[0]?.x.length ?? 0) + 1;
  const w = new Array<number>(width).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = w.map((value, i) => (i === 0 ? 0 : ridge * value));
    const hessian = w.map((_, i) => w.map((__, j): number => (i === j ? (i === 0 ? 1e-6 : ridge) : 0)));
    for (const row of rows) {
      const x = [1, ...row.x];
      const p = 1 / (1 + Math.exp(-dot(w, x)));
      for (let i = 0; i < width; i++) {
        const xi = x[i] ?? 0;
        gradient[i] = (gradient[i] ?? 0) + row.weight * (p - row.y) * xi;
        const line = hessian[i] ?? [];
        for (let j = 0; j < width; j++) line[j] = (line[j] ?? 0) + row.weight * p * (1 - p) * xi * (x[j] ?? 0);
      }
    }
    const change = solve(hessian, gradient);
    for (let i = 0; i < width; i++) w[i] = (w[i] ?? 0) - (change[i] ?? 0);
    if (Math.max(...change.map(Math.abs)) < 1e-6) break;
  }
  return w;
}

/** The same with the features brought to a deviation of 1 meanwhile, so that the ridge holds all back alike; the weights are for the features as given. */
export function fitScaled(rows: readonly FitRow[], ridge: number): number[] {
  const scale = (rows[0]?.x ?? []).map((_, i) => {
    const mean = rows.reduce((sum, { x }) => sum + (x[i] ?? 0), 0) / rows.length;
    return Math.sqrt(rows.reduce((sum, { x }) => sum + ((x[i] ?? 0) - mean) ** 2, 0) / rows.length) || 1;
  });
  const [bias = 0, ...weights] = fitLogistic(
    rows.map((row) => ({ ...row, x: row.x.map((value, i) => value / (scale[i] ?? 1)) })),
    ridge,
  );
  return [bias, ...weights.map((weight, i) => weight / (scale[i] ?? 1))];
}

/** Sum of the products of two lists of one length. */
export function dot(w: readonly number[], x: readonly number[]): number {
  return w.reduce((sum, value, i) => sum + value * (x[i] ?? 0), 0);
}

/** Gauss-Jordan elimination with pivots. */
function solve(matrix: number[][], right: number[]): number[] {
  const m = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const n = m.length;
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c; r < n; r++) if (Math.abs(m[r]?.[c] ?? 0) > Math.abs(m[pivot]?.[c] ?? 0)) pivot = r;
    [m[c], m[pivot]] = [m[pivot] ?? [], m[c] ?? []];
    for (let r = 0; r < n; r++) {
      if (r === c) continue;
      const factor = (m[r]?.[c] ?? 0) / (m[c]?.[c] ?? 1);
      const row = m[r] ?? [];
      for (let k = c; k <= n; k++) row[k] = (row[k] ?? 0) - factor * (m[c]?.[k] ?? 0);
    }
  }
  return m.map((row, i) => (row[n] ?? 0) / (row[i] ?? 1));
}
