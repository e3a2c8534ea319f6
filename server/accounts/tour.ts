// Which parts of the short tour somebody still sees. Kept with the account, so that a card put away on a phone is away
// everywhere.
import { tourPlaces, type TourPlace } from '#domain/tour.ts';
import type { Db } from '#server/sql.ts';

/** The places whose card was not put away; none for a guest, who is here for one evening. */
export async function toursToShow(db: Db, accountId: string | undefined): Promise<TourPlace[]> {
	if (accountId === undefined) return [];
	const rows = await db<
		{ place: TourPlace }[]
	>`select place from tour_put_away where account_id = ${accountId}`;
	return tourPlaces.filter((place) => !rows.some((row) => row.place === place));
}

export async function putTourAway(db: Db, accountId: string, place: TourPlace): Promise<void> {
	await db`
		insert into tour_put_away (account_id, place) values (${accountId}, ${place}) on conflict do nothing`;
}

/** Every card comes back. */
export async function showToursAgain(db: Db, accountId: string): Promise<void> {
	await db`delete from tour_put_away where account_id = ${accountId}`;
}
