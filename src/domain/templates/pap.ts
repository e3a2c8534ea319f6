// A plan that answers priority actions: as for areas for improvement, and with what it takes to be held to it.
import { areaOfWork, listOf, place, plainTitle, section, together, type Template } from './parts.ts';

export function priorityActions(): Template {
	return together(
		section('Foreword', 1, plainTitle('Why we wrote this'), place('foreword')),
		section('Who stands behind this plan', 2, listOf('who-stands-behind')),
		areaOfWork({ ref: '1', guide: 'title-priority' }),
		section('How we measure it', 2, listOf('measured')),
		areaOfWork({ ref: '2', guide: 'title-priority' }),
		section('How we measure it', 2, listOf('measured')),
		section('How this plan was written', 1, plainTitle('Who we wrote this with'), place('written-together')),
		section('Risks', 1, plainTitle('What could go wrong'), listOf('risks')),
		section('How we check this plan', 1, plainTitle('How you will know we kept our word'), place('checked'))
	);
}
