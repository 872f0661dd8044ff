/** Limits in plain words; figures stand in the tables. */
export const capacityLimits: readonly string[] = [
  'The demo, the generator and everything else share one machine here: its capacity is that of the whole machine, and moves with it. A ladder and a search made one after the other differ by what the machine did in between as well.',
  'Plateaus on the demo are seconds long. A real target needs a minute or more a plateau, and shows things that seconds do not: garbage collection, caches that fill, autoscaling.',
  'Bands over known systems are as good as those systems: queues, the scalability law, and a demand that grows with the load. A cliff that no plateau has come near (a connection limit, a full disk) is in no band.',
  'The queues are exact; the network to them is loopback. What a real network adds is no part of the theory.',
];
