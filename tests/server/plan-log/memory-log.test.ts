import type { AreaId, PlanId } from '#domain/ids.ts';
import { newId } from '#domain/ids.ts';
import { planLogContract } from '#tests/contracts/plan-log.ts';
import { MemoryLog } from '#tests/doubles/memory-log.ts';

planLogContract('in memory', (sabotage) => {
	const log = new MemoryLog({ sabotage });
	const areaId = newId<'area'>();
	const make = (): PlanId => {
		const planId = newId<'plan'>();
		log.make(areaId as AreaId, planId);
		return planId;
	};
	const planId = make();
	return Promise.resolve({
		log,
		elsewhere: log,
		areaId,
		planId,
		another: () => Promise.resolve(make()),
		raiseEpoch: () => Promise.resolve(log.raiseEpoch(planId))
	});
});
