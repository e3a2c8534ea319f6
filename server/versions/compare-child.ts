// The process that compares; see compare.ts. It reads two plans and answers with what is different.
import type { PlanContent } from '#domain/plan.ts';
import { comparisonOf } from '#lib/plan-html/comparison.ts';

const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const { was, is } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<'was' | 'is', PlanContent>;
process.stdout.write(JSON.stringify(comparisonOf(was, is)));
