/** Where somebody new is shown around: beside the list of plans, and in a plan. */
export const tourPlaces = ['plans', 'plan'] as const;
export type TourPlace = (typeof tourPlaces)[number];
