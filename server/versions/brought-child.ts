// The process that says in short what each of some versions brought, and which parts it changed; see tell-versions.ts.
import { broughtBy } from '#domain/diff/brought.ts';
import { comparable } from '#domain/diff/comparable.ts';
import { partsChanged } from '#domain/diff/parts-changed.ts';
import { planChanges } from '#domain/diff/plan-changes.ts';
import { planDifference } from '#domain/diff/plan-difference.ts';
import type { PlanContent } from '#domain/plan.ts';
import { frozen } from '#domain/version.ts';

const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const pairs = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { was: PlanContent; is: PlanContent }[];
const told = pairs.map((pair) => {
	const [was, is] = [frozen(comparable(pair.was)), frozen(comparable(pair.is))];
	const difference = planDifference(was, is);
	const changes = planChanges(was, is, difference);
	return { brought: broughtBy(changes), parts: partsChanged(was, is, difference, changes) };
});
process.stdout.write(JSON.stringify(told));
