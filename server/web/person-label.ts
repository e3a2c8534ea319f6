// What somebody is called in a list of people. Owners, who run the area, read names; everybody else reads what each person
// chose to show, and of young people the group (R16), with the date they joined to tell two of them apart.
import { displayName, type Group, type ShownAs } from '#domain/groups.ts';
import { formatDate } from '#lib/words/dates.ts';
import { planPeopleWords } from '#lib/words/people.ts';

export function personLabel(
	person: {
		readonly name: string;
		readonly group: Group;
		readonly shownAs: ShownAs;
		readonly joinedAt: Date;
	},
	readerIsOwner: boolean
): string {
	const shown = displayName(person);
	if (readerIsOwner && person.name !== '') return person.name;
	const byGroup = person.group === 'young_person' || person.shownAs === 'group' || person.name === '';
	return byGroup ? planPeopleWords.youngPerson(shown, formatDate(person.joinedAt)) : shown;
}
