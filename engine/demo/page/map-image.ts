import { CITIES } from '../database/cities.ts';
import { createRandom, mixSeed, type RandomSource } from '../random.ts';
import { encodePng } from './png.ts';

/** Size of the map in pixels; the page reserves exactly this shape. */
export const MAP_WIDTH = 1200;
export const MAP_HEIGHT = 280;

const WEST = -14;
const EAST = 32;
const NORTH = 62;
const SOUTH = 35;
const MAP_SEED = 7;
const ROUTES = 90;
const GROUND = [222, 232, 226] as const;
const ROAD = [120, 150, 190] as const;
const TOWN = [24, 73, 130] as const;

/** The banner of the dispatch page: the served cities and some of the roads between them, the same picture every time. */
export function mapImage(): Buffer {
  const random = createRandom(MAP_SEED);
  const pixels = new Uint8Array(MAP_WIDTH * MAP_HEIGHT * 3);
  paintGround(pixels);
  const points = CITIES.map((city) => ({
    x: ((city.longitude / 1e6 - WEST) / (EAST - WEST)) * MAP_WIDTH,
    y: ((NORTH - city.latitude / 1e6) / (NORTH - SOUTH)) * MAP_HEIGHT,
  }));
  for (let route = 0; route < ROUTES; route += 1) paintRoad(pixels, random.pick(points), random.pick(points), random);
  for (const point of points) paintDot(pixels, point.x, point.y, 3, TOWN);
  return encodePng(MAP_WIDTH, MAP_HEIGHT, pixels);
}

// A fine grain, as paper has: without it the picture would shrink to a few kilobytes, which no real map does.
function paintGround(pixels: Uint8Array): void {
  for (let pixel = 0; pixel < MAP_WIDTH * MAP_HEIGHT; pixel += 1) {
    const grain = (mixSeed(MAP_SEED, pixel) >>> 30) * 2;
    for (let part = 0; part < 3; part += 1) pixels[pixel * 3 + part] = (GROUND[part] ?? 0) + grain;
  }
}

type Point = { x: number; y: number };

function paintRoad(pixels: Uint8Array, from: Point, to: Point, random: RandomSource): void {
  const steps = Math.ceil(Math.abs(to.x - from.x) + Math.abs(to.y - from.y));
  const bend = random.below(40) - 20;
  for (let step = 0; step <= steps; step += 1) {
    const part = step / Math.max(1, steps);
    const sag = 4 * part * (1 - part) * bend;
    paintDot(pixels, from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part + sag, 0, ROAD);
  }
}

function paintDot(pixels: Uint8Array, centreX: number, centreY: number, radius: number, colour: readonly number[]): void {
  for (let y = Math.round(centreY) - radius; y <= Math.round(centreY) + radius; y += 1) {
    for (let x = Math.round(centreX) - radius; x <= Math.round(centreX) + radius; x += 1) {
      if (x < 0 || y < 0 || x >= MAP_WIDTH || y >= MAP_HEIGHT) continue;
      pixels.set(colour, (y * MAP_WIDTH + x) * 3);
    }
  }
}
