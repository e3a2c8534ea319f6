// Words of the field that many people do not know, each with what it means in easy words. Written by us, for everybody.

export interface HardWord {
	/** As it stands in the list. */
	readonly word: string;
	/** Forms of it, lower case. */
	readonly forms: readonly string[];
	readonly says: string;
}

/** word, other forms | what it means */
const table = `
co-production, co-produce, co-produced, coproduction | Families, young people and workers decide together. Everybody counts the same.
co-design, co-designed | Making something together from the start.
SEND | Children and young people who need extra help to learn, or who are disabled.
SEN Support | Extra help at school for children who have no EHC plan.
EHC plan, EHCP, EHC plans, EHCPs, education, health and care plan | A paper that says what help you must get. The law says people have to follow it.
EHC needs assessment, EHCNA | A check to see if you need an EHC plan.
annual review, annual reviews | A meeting every year. People look at your plan and see if it still fits you.
assessment, assessments | People find out what help you need.
assess, assessed | Find out what help you need.
inspectors, inspector, inspection, inspections | People who visit to see if services do a good job.
Ofsted | People who check schools and services for children.
CQC | People who check hospitals and care.
NHS | Doctors, nurses and hospitals that everybody can use.
ICB, integrated care board | The part of the NHS that plans and pays for health care here.
local authority, LA | The council.
local area partnership, LAP | The council, the NHS and others who work together.
partnership, partnerships | Groups that work together.
partners, partner | People or groups we work with.
parent carer forum, PCF | A group of parents who speak up for all families here.
parent carer, parent carers | A mum, a dad or another person. They look after a child who needs help.
SENDIASS | People who give advice to families and young people. It costs nothing.
SENCO, SENCOs | The teacher in a school who plans extra help.
case worker, case workers, casework | A person at the council who looks after your plan.
key worker, key workers | One person who helps your family with all the services.
educational psychologist, educational psychologists, EP | A person who finds out how you learn and feel.
CAMHS | Help for children and young people who feel very worried or sad.
mental health | How you feel and think.
therapy, therapies | Help from a person who knows a lot about speaking, moving or feeling.
therapist, therapists | A person who helps you speak, move or feel better.
speech and language therapy, SaLT, SLT | Help with talking, with understanding, or with eating.
occupational therapy, OT | Help with the things you do every day.
physiotherapy | Help with moving your body.
short breaks, short break, respite | Fun time for a child. The family can rest.
transition, transitions | A big move, for example to a new school or to adult life.
preparing for adulthood, PfA | Getting ready to be an adult.
alternative provision, AP | Learning in a place that is not your usual school.
provision | The help you get.
sufficiency | There are enough places for everybody.
commissioning, commission, commissioned, commissioners | Deciding which help is needed, and paying for it.
Local Offer | A website with all the help there is near you.
graduated response, graduated approach | Help in steps. People look after each step if it worked.
neurodivergent, neurodiversity, neurodevelopmental | Your brain works in a different way from most. Autism and ADHD are examples.
autism, autistic | Autistic people see, hear and feel the world in their own way.
ADHD | It can be hard to sit still, or to think of one thing for long.
early help, early intervention | Help for a family before things get hard.
intervention, interventions | Help for one thing, for some time.
outcome, outcomes | What is better in your life in the end.
impact | What changes for people.
milestone, milestones | A step on the way. We can see if we got there.
priority action, priority action plan, PAP | What has to get better first, and how we will do it.
improvement, improvements | Things get better.
accountable, accountability | This person has to make sure it happens.
responsible, responsibility | It is this person’s job.
strategy, strategic | A big plan for a long time.
baseline | The number at the start.
indicator, indicators, KPI, KPIs | A number that shows if things get better.
stakeholder, stakeholders | People who have to do with something.
consultation, consultations | We ask people what they think.
governance | Who decides, and who checks.
multi-agency | Different services do it together.
agency, agencies | A group that gives help, such as the NHS.
workforce | The people who work there.
inclusion, inclusive | Everybody can take part.
accessible, accessibility | Everybody can use it.
pathway, pathways | The steps from asking for help to getting it.
referral, referrals, refer, referred | One service asks another to help you.
diagnosis, diagnoses, diagnosed | A doctor tells you what your difficulty is called.
tribunal | A place where a judge decides when people do not agree.
mediation | A person from outside helps two sides to agree.
safeguarding | Keeping children and adults safe from harm.
attendance | Being at school.
exclusion, exclusions, excluded, suspension | A school says that a child may not come for some time, or at all.
resource base, resource bases | A part of a school with extra help.
lived experience | You know it because it happened to you.
evaluation, evaluate, evaluated | Looking at how well something worked.
quality assurance, QA | Checking that work is good.
implement, implemented, implementation | Do it. Make it happen.
facilitate, facilitated | Help people to do something.
timescale, timescales, timeframe | How long it takes, or by when it is done.
`;

export const hardWords: readonly HardWord[] = table
	.trim()
	.split('\n')
	.map((row) => {
		const [names = '', says = ''] = row.split(' | ');
		// "education, health and care plan" holds a comma of its own
		const forms = names.replace('education, health', 'education health').split(', ');
		return {
			word: forms[0] ?? '',
			forms: forms.map((form) => form.replace('education health', 'education, health').toLowerCase()),
			says
		};
	});

/** Hard words of a text, in the order of the list; a long one hides the short ones inside it. */
export function hardWordsIn(text: string): HardWord[] {
	let left = ` ${text.toLowerCase().replaceAll('’', "'")} `;
	const found = new Set<HardWord>();
	const byLength = hardWords
		.flatMap((word) => word.forms.map((form) => ({ word, form })))
		.sort((a, b) => b.form.length - a.form.length);
	for (const { word, form } of byLength) {
		// not with \b: "co-production" has a mark inside, and a word may stand beside any sign
		const whole = new RegExp(`(?<![\\p{L}\\p{N}])${form.replaceAll('-', '[-‑]')}(?![\\p{L}\\p{N}])`, 'gu');
		if (!whole.test(left)) continue;
		found.add(word);
		left = left.replace(whole, ' ');
	}
	return hardWords.filter((word) => found.has(word));
}
