// A plan that answers areas for improvement: a foreword, then each area with what was said about it and its actions.
import { areaOfWork, listOf, place, plainTitle, section, together, type Template } from './parts.ts';

export function areasForImprovement(): Template {
	return together(
		section('Foreword', 1, plainTitle('Why we wrote this'), place('foreword')),
		section('Who stands behind this plan', 2, listOf('who-stands-behind')),
		areaOfWork({ ref: '1', guide: 'title-area', inner: ['1.1', '1.2'] }),
		areaOfWork({ ref: '2', guide: 'title-area' }),
		section('How we check this plan', 1, plainTitle('How you will know we kept our word'), place('checked'))
	);
}
