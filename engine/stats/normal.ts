/** The 95 % point of the standard normal distribution. */
export const normal95 = 1.6448536269514722;
