"""Runs one program and prints what it cost as JSON: measure-process.py OUTPUT SECONDS PROGRAM [ARGUMENT...].

CPU and memory are those of the program and of all that it has waited for; memory is that of the largest of them.
The program is killed, with what it has started, after SECONDS.
"""
import json
import os
import signal
import sys
import time

output, seconds, command = sys.argv[1], float(sys.argv[2]), sys.argv[3:]
files = [
    (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
    (os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
]
started = time.monotonic()
child = os.posix_spawnp(command[0], command, os.environ, file_actions=files, setpgroup=0)
signal.signal(signal.SIGALRM, lambda *_: os.killpg(child, signal.SIGKILL))
signal.setitimer(signal.ITIMER_REAL, seconds)
_, status, usage = os.wait4(child, 0)
wall = time.monotonic() - started
print(json.dumps({
    "wall": wall,
    "user": usage.ru_utime,
    "system": usage.ru_stime,
    "memory": usage.ru_maxrss / 1024,
    "exitCode": os.waitstatus_to_exitcode(status),
}))
