// Who floods a server has a processor of their own, somewhere else. Here they share ours with the server, its database and the
// honest people, so they take what those leave over: otherwise the figures would say how a process is slowed down by another one.
import { writeFileSync } from 'node:fs';
import os from 'node:os';

/** Call it in a process that was started in a session of its own. Linux weighs sessions against each other, if it is told to. */
export function beFarAway(): void {
	os.setPriority(os.constants.priority.PRIORITY_LOW);
	if (process.platform !== 'linux') return;
	try {
		writeFileSync('/proc/self/autogroup', '19');
	} catch (error) {
		// a kernel that does not weigh sessions goes by the process, which has been told
		if (!(error instanceof Error && /ENOENT|EACCES|EPERM/.test(error.message))) throw error;
	}
}
