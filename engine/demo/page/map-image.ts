import { CITIES } from '../database/cities.ts';
import { mixSeed } from '../random.ts';
import { encodePng } from './png.ts';

/** Size of the map in pixels; the page reserves exactly this shape. */
export const MAP_WIDTH = 1200;
export const MAP_HEIGHT = 280;

const WEST = -14;
const EAST = 32;
const NORTH = 62;
const SOUTH = 35;
const MAP_SEED = 7;
const ROADS_A_CITY = 4;
const DOT_RADIUS = 4;
const GROUND = [222, 232, 226] as const;
const ROAD = [140, 165, 200] as const;
const TOWN = [24, 73, 130] as const;

type Point = { x: number; y: number };

/** The banner of the dispatch page: the served cities and the roads to their neighbours, the same picture every time. */
export function mapImage(): Buffer {
  const pixels = new Uint8Array(MAP_WIDTH * MAP_HEIGHT * 3);
  paintGround(pixels);
  const points = CITIES.map((city) => ({
    x: ((city.longitude / 1e6 - WEST) / (EAST - WEST)) * MAP_WIDTH,
    y: ((NORTH - city.latitude / 1e6) / (NORTH - SOUTH)) * MAP_HEIGHT,
  }));
  for (const from of points) for (const to of nearest(from, points)) paintRoad(pixels, from, to);
  for (const point of points) paintDot(pixels, point, DOT_RADIUS, TOWN);
  return encodePng(MAP_WIDTH, MAP_HEIGHT, pixels);
}

function nearest(from: Point, points: readonly Point[]): Point[] {
  const distance = (to: Point) => Math.hypot(to.x - from.x, to.y - from.y);
  return points
    .filter((point) => point !== from)
    .sort((left, right) => distance(left) - distance(right))
    .slice(0, ROADS_A_CITY);
}

// A fine grain, as paper has: without it the picture would shrink to a few kilobytes, which no real map does.
function paintGround(pixels: Uint8Array): void {
  for (let pixel = 0; pixel < MAP_WIDTH * MAP_HEIGHT; pixel += 1) {
    const grain = (mixSeed(MAP_SEED, pixel) >>> 30) * 2;
    for (let part = 0; part < 3; part += 1) pixels[pixel * 3 + part] = (GROUND[part] ?? 0) + grain;
  }
}

function paintRoad(pixels: Uint8Array, from: Point, to: Point): void {
  const steps = Math.ceil(Math.abs(to.x - from.x) + Math.abs(to.y - from.y));
  for (let step = 0; step <= steps; step += 1) {
    const part = step / Math.max(1, steps);
    paintDot(pixels, { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }, 1, ROAD);
  }
}

function paintDot(pixels: Uint8Array, centre: Point, radius: number, colour: readonly number[]): void {
  const [centreX, centreY] = [Math.round(centre.x), Math.round(centre.y)];
  for (let y = Math.max(0, centreY - radius); y <= Math.min(MAP_HEIGHT - 1, centreY + radius); y += 1) {
    for (let x = Math.max(0, centreX - radius); x <= Math.min(MAP_WIDTH - 1, centreX + radius); x += 1) {
      const inside = (x - centreX) ** 2 + (y - centreY) ** 2 <= radius * radius;
      if (inside) pixels.set(colour, (y * MAP_WIDTH + x) * 3);
    }
  }
}
