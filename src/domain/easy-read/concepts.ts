// What a picture can stand for: a concept has a plain name and the words people look for it by. Which drawing is shown for it is said
// by a set of symbols (a folder with one file for each concept), so that an area can use another set without touching a word.

export interface Concept {
	readonly id: string;
	readonly name: string;
	/** Words in a sentence that this picture may go with, lower case. */
	readonly words: readonly string[];
}

/** id | name | words */
const table = `
yes | Yes | agree, right, done, ok, allowed, finished, complete, approved
no | No | not, wrong, stop, never, refuse, cannot
question | Question | maybe, ask, why, what, how, unsure, know, find out
important | Important | must, urgent, priority, serious, careful, rule, duty
warning | Problem | danger, risk, wrong, trouble, worry, barrier
new | New | begin, another, fresh
better | Getting better | better, improve, improvement, more, grow, progress, rise, up
less | Less | fewer, worse, drop, fall, down
change | Change | changed, different, again, review, update, replace
start | Start | begin, goal, finish, aim, end
stop | Stop | end, wait, pause
fast | Quick | quickly, fast, sooner, soon, early, at once
slow | Slow | late, long, delay, behind
time | Time | hour, clock, when, minutes, hours
waiting | Waiting | wait, waits, queue, list, delay
calendar | Date | day, month, year, week, when, march, april, may, june, july, september, october, autumn, spring, summer, winter, by
early | Early | morning, tomorrow, future, beginning
plan | Plan | list, steps, actions, action, programme, checklist
report | Paper | report, document, page, form, letter, policy
write | Write | wrote, written, writing, sign, signed, form, fill
read | Read | book, easy read, guide, information, learn
books | Books | learn, lesson, study, library
letter | Letter | post, mail, send, invite, written
email | E-mail | email, message, send, inbox
phone | Telephone | phone, call, ring, answer, line
mobile | Mobile phone | mobile, text, app, message, smartphone
computer | Computer | online, website, internet, laptop, screen
website | Website | web, internet, online, local offer, page
information | Information | facts, know, tell, find, advice
idea | Idea | think, new, suggestion, plan
think | Think | decide, wonder, choose, consider
talk | Talk | say, speak, tell, told, word, words, conversation, discuss
speech | Speak | speech, speaks, voice, say, language, therapy, talk
listen | Listen | hear, heard, ear, listened, hearing
see | See | look, watch, sight, eye, eyes, check
look | Look for | look, search, find, check, inspect, inspector, inspectors, inspection, assess, assessment
sign-language | Sign language | sign, signing, makaton, bsl, hands, deaf
hearing-aid | Hearing help | hearing, deaf, aid
thumbs-up | Good | like, well, happy, agree, works
thumbs-down | Bad | dislike, poor, not good, wrong
clap | Well done | proud, success, celebrate, praise
together | Work together | together, partner, partners, agree, agreement, join, work, share, co-production, promise
group | People | group, team, staff, everybody, everyone, together
family | Family | families, parent, parents, mum, dad, home
parent | Parent carer | parent, carer, carers, mum, dad, baby
child | Child | kid, boy, girl, young
children | Children | kids, pupils, young
young-person | Young person | young people, teenager, youth, student
baby | Baby | early years, born, little
old | Older person | older, adult, grandparent
me | Me | i, my, myself, you, your, take part, ask, hand
friends | Friends | friend, friendship, together, club
home | Home | house, live, living
school | School | schools, college, nursery, class
teacher | Teacher | teach, teaching, senco, class, lesson, learn, training, train
student | Student | college, university, learn, exam, course
bag | School bag | pupil, school day, class
pencil | Pencil | write, draw, note, edit
training | Training | train, trained, learn, course, skills
work | Work | job, jobs, office, career, employment
worker | Worker | staff, manager, officer, case worker, head, leader, professional
council | Council | government, board, town hall, law, county
judge | Law | legal, right, rights, fair, fairness, tribunal, equal
police | Police | safe, officer
doctor | Doctor or nurse | doctor, nurse, health, nhs, clinic, therapist, therapy
hospital | Hospital | health, nhs, clinic, doctor
health | Health check | health, check, medical, doctor, test
medicine | Medicine | tablet, pill, drug
ambulance | Ambulance | emergency, hurt
heart | Love | care, heart, kind, like, feel
mental-health | Mind | mental health, brain, think, worry, learning, psychologist, autism, adhd
happy | Happy | glad, good, smile, well, pleased
sad | Sad | cry, unhappy, upset, lonely
worried | Worried | worry, anxious, afraid, scared, stress, frighten
angry | Angry | cross, frustrated, complain, complaint
tired | Tired | sleep, rest, night
calm | Calm | relax, quiet, peace, rest
quiet | Quiet | silent, private, secret
surprised | Surprised | wow, shock
hug | Care | hug, support, kind, welcome
please | Please | thank, thanks, ask
help | Help | helps, support, supported, hand, give, assist
lifebuoy | Support | help, rescue, safe, advice, service, services
safe | Safe | safety, protect, protected, keep, shield
lock | Private | lock, locked, secret, data, keep, safe
key | Key | open, access, important
door | Door | open, access, leave, in, out, front door
bridge | Bridge | move, transition, between, across
path | Way | path, road, journey, next step, pathway
signpost | Sign post | tell, notice, say, where
steps | Steps | step, walk, next, follow
map | Map | where, area, place, local, everywhere
place | Place | here, near, local, where, area
world | Everywhere | world, all, country
bus | Bus | travel, transport, journey, school bus
car | Car | drive, taxi, travel
train | Train | railway, travel, journey
walk | Walk | go, leave, move
wheelchair | Wheelchair | disabled, disability, access
disabled | Disabled | disability, send, access, accessible, special
blind | Cannot see well | blind, sight, stick, cane, see
play | Play | toy, toys, fun, short break, little
game | Games | game, fun, play
ball | Sport | ball, football, club, play, activity, activities
swim | Swimming | swim, sport, pool
art | Art | paint, draw, fun, creative
music | Music | song, sing, sound
break | Break | holiday, rest, short break, respite, summer
party | Celebrate | party, success, done, well done
food | Food | eat, meal, lunch, dinner
drink | Drink | water, thirsty
toilet | Toilet | bathroom, wash
bed | Bed | sleep, night, rest
money | Money | pay, paid, cost, price, fund, funding, budget, pounds
coins | Coins | money, benefit, save
gift | Get something | get, gift, give, receive, offer
tools | Mend | repair, fix, tools, make, build, put right
build | Build | building, new school, make, places
puzzle | Fit together | fit, join, part, piece, together, puzzle, joined up
team | Team | together, all, everybody, success
vote | Choose | vote, choice, decide, decision
target | Aim | goal, target, measure, result, outcome
chart | Numbers | number, figures, measure, data, count, percent, survey, results
star | Best | star, special, great, excellent, quality
medal | Award | medal, well done, win
search-person | Inspector | inspectors, ofsted, check, inspection
microphone | Say it aloud | microphone, say, voice, speak, interview
loudspeaker | Tell everybody | tell, announce, news, publish, everybody, public
news | News | newsletter, newspaper, publish
camera | Photo | picture, camera
video | Film | video, watch
chair | Chair | sit, seat, place, meeting
bell | Reminder | bell, alarm, remember, tell
folder | Records | folder, file, files, keep, notes
box | Box | pack, send, resources, equipment
bin | Throw away | bin, remove, throw, delete, rubbish
ladder | Ladder | climb, up, level, next
seedling | Grow | grows, start, small, growing up
tree | Outside | tree, park, nature, garden
sun | Day | sun, weather, summer, warm
night | Night | evening, dark
rain | Bad weather | rain, weather, sad
link | Joined up | link, linked, join, connect, share
hand | Hand | stop, wait, hand up
next | Next | then, after, go, move, forward
before | Before | back, past, last, return
always | Always | all, every, ever, long
person | One person | person, somebody, one, alone, named, name
name | Name | called, label, named
mirror | About you | about me, who, mirror
`;

/** All of them, in the order of the list people choose from. */
export const concepts: readonly Concept[] = table
	.trim()
	.split('\n')
	.map((row) => {
		const [id = '', name = '', words = ''] = row.split(' | ');
		return { id, name, words: words.split(', ') };
	});
