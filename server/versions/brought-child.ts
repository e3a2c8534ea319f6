// The process that says in short what each of some versions brought; see tell-versions.ts.
import { broughtBy } from '#domain/diff/brought.ts';
import { comparable } from '#domain/diff/comparable.ts';
import { planChanges } from '#domain/diff/plan-changes.ts';
import type { PlanContent } from '#domain/plan.ts';
import { frozen } from '#domain/version.ts';

const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const pairs = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { was: PlanContent; is: PlanContent }[];
const brought = pairs.map(({ was, is }) =>
	broughtBy(planChanges(frozen(comparable(was)), frozen(comparable(is))))
);
process.stdout.write(JSON.stringify(brought));
