import { redirect } from '@sveltejs/kit';
import { may } from '#domain/permissions.ts';
import { planActs, stepOf } from '#domain/plan-states.ts';
import { dayOfReview } from '#domain/publishing/review-day.ts';
import { refuse } from '#domain/refusals.ts';
import {
	bodyAnswers,
	isDay,
	lastDay,
	longestAnswer,
	longestNote,
	needsWords
} from '#domain/signing/sign-off.ts';
import { proveToSign, signingProof, type ProvingPlace } from '#server/accounts/prove.ts';
import type { Prover } from '#server/accounts/prover.ts';
import { mailSigningCode } from '#server/accounts/signing-code.ts';
import { frozenTwin } from '#server/easy-read/freeze-twin.ts';
import { mailWorks } from '#server/mail/outbox.ts';
import { possibleSuccessors, successorOf, supersedePlan } from '#server/plans/successor.ts';
import { publishAgreed } from '#server/publication/publish-agreed.ts';
import { newestPublic, nextNumber } from '#server/publication/publish.ts';
import { answerForBody, expectSigner } from '#server/sign-off/answer.ts';
import { askPartners, callOff, moveByHand, remindSigners } from '#server/sign-off/ask.ts';
import { signOffPage } from '#server/sign-off/sign-off-page.ts';
import { readyToGoOut } from '#server/themes/publish-answers.ts';
import { readyMark } from '#server/themes/sign-off.ts';
import { themesOf } from '#server/themes/themes.ts';
import { addressOf } from '#server/web/address.ts';
import { action, page, refuseAt, words } from '#server/web/answers.ts';
import { oneOf, placed } from '#server/web/forms.ts';
import { accountOf, planMember } from '#server/web/member.ts';
import { answersAlongside } from '#server/web/publish-with-answers.ts';
import { writeFilesNow } from '#server/web/write-files-now.ts';
import { signingWords } from '#lib/words/signing.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const happened = ['asked', 'answered', 'agreed', 'sent-back', 'called-off', 'moved', 'replaced'] as const;

export const load: PageServerLoad = page(async (event) => {
	const { sql, env } = event.locals;
	const member = await planMember(event, event.params.plan);
	const { plan, areaId, personId, standing } = member;
	const mayEnd = stepOf(plan.state, 'supersede', standing).refused === undefined;
	const looking = { areaId, planId: plan.id, personId, standing, state: plan.state };
	const shown = await signOffPage(sql, looking);
	const agreed = shown.mayPublish && shown.open?.signOff.state === 'agreed';
	const themes = agreed ? await themesOf(sql, plan.id) : [];
	const mark = shown.facts ? await readyMark(sql, plan.id) : null;
	const said = event.url.searchParams.get('done');
	const told = Number(event.url.searchParams.get('told') ?? NaN);
	return {
		...shown,
		title: signingWords.title,
		plan: { id: plan.id, title: plan.plainTitle || plan.title || signingWords.untitled },
		publicVersion: (await newestPublic(sql, plan.id))?.n ?? null,
		next: shown.mayPublish ? await nextNumber(sql, plan.id) : 0,
		answers: readyToGoOut(themes).flatMap(({ id, title, decision }) =>
			decision ? [{ id, title, kind: decision.kind }] : []
		),
		undecided: themes.filter(({ decision }) => decision === null).length,
		twin: shown.open ? await frozenTwin(sql, shown.open.signOff.versionId) : null,
		successor: await successorOf(sql, member),
		plansToFollow: mayEnd ? await possibleSuccessors(sql, member) : null,
		ready: mark && !mark.changedSince ? { by: mark.by, at: mark.at } : null,
		proof: shown.open?.mine.length ? await signingProof(sql, prover(event), provingPlace(env)) : null,
		partners: may({ ...standing, planRoles: [] }, 'manage-people') ? `/areas/${areaId}/partners` : null,
		today: new Date().toISOString().slice(0, 10),
		done: happened.find((each) => each === said) ?? null,
		reminded: Number.isInteger(told) ? told : null
	};
});

export const actions: Actions = {
	ask: action(async (event, form) => {
		const by = await planMember(event, event.params.plan);
		const day = words(form, 'answerBy');
		if (day !== '' && !mayBeHoped(day)) refuseAt('answerBy', 'answer-day');
		const asking = {
			bodies: [...form.keys()].flatMap((name) => (name.startsWith('body-') ? [name.slice(5)] : [])),
			note: words(form, 'note', longestNote),
			answerBy: day === '' ? null : day
		};
		await askPartners(event.locals.sql, { ...by, planId: by.plan.id }, asking);
		redirect(303, '?done=asked');
	}),
	answer: action(async (event, form) => {
		const { sql, env } = event.locals;
		const by = await planMember(event, event.params.plan);
		const signer = { ...by, planId: by.plan.id };
		const asked = { signOff: words(form, 'signOff'), body: words(form, 'body') };
		await expectSigner(sql, signer, asked);
		const chosen = oneOf(form, 'answer', [...bodyAnswers, 'send-back'] as const);
		const answer = chosen === 'send-back' ? 'not-yet' : chosen;
		const said = words(form, 'words', longestAnswer + 1);
		if (said === '' && needsWords(answer)) refuseAt('words', 'answer-words');
		const password = form.get('password');
		const shownNow = {
			password: typeof password === 'string' ? password : '',
			code: words(form, 'code', 20)
		};
		await placed(proveToSign(sql, prover(event), shownNow, provingPlace(env)), {
			'signing-password': 'password',
			'signing-code': 'code'
		});
		const wish = {
			...asked,
			answer,
			sendsBack: chosen === 'send-back',
			words: said,
			hash: words(form, 'hash'),
			last: words(form, 'last')
		};
		const work = answerForBody(sql, signer, wish);
		const state = await placed(work, { 'answer-words': 'words', 'answer-too-long': 'words' });
		redirect(303, `?done=${state === 'open' ? 'answered' : state}`);
	}, longestAnswer),
	/** For who has no password; what was typed comes back with the sentence that says where the code is. */
	code: action(async (event, form) => {
		const { sql, env } = event.locals;
		const by = await planMember(event, event.params.plan);
		const asked = { signOff: words(form, 'signOff'), body: words(form, 'body') };
		await expectSigner(sql, { ...by, planId: by.plan.id }, asked);
		if ((await signingProof(sql, prover(event), provingPlace(env))) !== 'mailed-code') refuse('bad-request');
		await placed(mailSigningCode(sql, prover(event)), { 'too-many-tries': 'code' });
		refuseAt('code', 'signing-code-sent');
	}, longestAnswer),
	remind: action(async (event) => {
		const by = await planMember(event, event.params.plan);
		const told = await remindSigners(event.locals.sql, { ...by, planId: by.plan.id });
		redirect(303, `?told=${told}`);
	}),
	callOff: action(async (event, form) => {
		const by = await planMember(event, event.params.plan);
		const wish = { signOff: words(form, 'signOff'), reason: words(form, 'reason', longestNote) };
		const work = callOff(event.locals.sql, { ...by, planId: by.plan.id }, wish);
		await placed(work, { 'field-missing': 'reason' });
		redirect(303, '?done=called-off');
	}),
	publish: action(async (event, form) => {
		const by = await planMember(event, event.params.plan);
		const planId = by.plan.id;
		const themes = form.getAll('theme').filter((theme) => typeof theme === 'string');
		const reviewOn = dayOfReview(words(form, 'reviewOn'), new Date());
		if (reviewOn === undefined) refuseAt('reviewOn', 'review-day');
		const { n } = await publishAgreed(event.locals.sql, {
			...{ planId, signOff: words(form, 'signOff'), by, reviewOn },
			alongside: answersAlongside({ planId, by, themes })
		});
		await writeFilesNow(event.locals, planId);
		redirect(303, `/plans/${by.plan.id}/publish?published=${n}`);
	}),
	move: action(async (event, form) => {
		const by = await planMember(event, event.params.plan);
		if (!may(by.standing, 'move-plan')) refuse('not-allowed');
		await moveByHand(event.locals.sql, { ...by, planId: by.plan.id }, oneOf(form, 'act', planActs));
		redirect(303, '?done=moved');
	}),
	supersede: action(async (event, form) => {
		const by = await planMember(event, event.params.plan, 'supersede-plan');
		const chosen = words(form, 'successor', 64);
		if (chosen === '') refuseAt('successor', 'field-missing');
		const work = supersedePlan(event.locals.sql, by, chosen === 'none' ? null : chosen);
		await placed(work, { 'successor-circle': 'successor', 'not-found': 'successor' });
		await writeFilesNow(event.locals, by.plan.id);
		redirect(303, '?done=replaced');
	})
};

/** From today on, and at most a year away; whether people are at work on it is theirs to know. */
function mayBeHoped(day: string): boolean {
	const now = new Date();
	return isDay(day) && day >= now.toISOString().slice(0, 10) && day <= lastDay(now);
}

function provingPlace(env: App.Locals['env']): ProvingPlace {
	return { demo: env.demo, mail: mailWorks(env) };
}

function prover(event: RequestEvent): Prover {
	const { id, email } = accountOf(event);
	return { accountId: id, sessionId: event.locals.sessionId, email, address: addressOf(event) };
}
