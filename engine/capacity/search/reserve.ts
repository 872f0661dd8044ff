import type { JourneyTaken } from '../plateau/journey.ts';

export interface ReserveInput {
  /** Journeys per second. */
  readonly rate: number;
  /** What a journey took at the plateau before; null for the first. */
  readonly taken: JourneyTaken | null;
  /** The latency that is still allowed, ms. */
  readonly limitMs: number;
  /** Mean pause between requests, ms. */
  readonly thinkMs: number;
}

/** Requests that a journey is taken to have before one was seen. */
const guessedRequests = 10;
const spare = 1.3;
const leastSpare = 3;

/**
 * Users that must stand by for open arrivals so that none is missing while every request takes as long as is allowed: by Little's law rate x time of a
 * journey, and three tenths more. With fewer a slow target and a generator without users would look the same.
 */
export function usersFor({ rate, taken, limitMs, thinkMs }: ReserveInput): number {
  const journeyMs = taken === null ? guessedRequests * (limitMs + thinkMs) : taken.requests * limitMs + taken.besideMs;
  return Math.ceil(spare * rate * (journeyMs / 1000)) + leastSpare;
}
