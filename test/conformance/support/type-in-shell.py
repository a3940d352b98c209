"""Types into an interactive shell on a terminal of its own, as a person does, and prints what the terminal shows. Its argument is
JSON: shell, environment, folder; setup (lines typed first); keys (each ends with a tab, and waits for the answer); answered (a file
that grows with each answer); result (a file that the typed command writes; without it, the line is not run)."""
import json, os, pty, select, signal, sys, time

LIMIT = 60  # seconds

def size(path):
    return os.path.getsize(path) if os.path.exists(path) else 0

def main():
    wanted = json.loads(sys.argv[1])
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(wanted["folder"])
        os.environ.update(wanted["environment"])
        os.execvp(wanted["shell"][0], wanted["shell"])
    shown = b""
    end = time.monotonic() + LIMIT

    def read_until(is_done):
        nonlocal shown
        while not is_done():
            if time.monotonic() > end:
                sys.stderr.write(shown.decode("utf-8", "replace"))
                sys.exit("The shell did not answer")
            if select.select([terminal], [], [], 0.05)[0]:
                try:
                    shown += os.read(terminal, 65536)
                except OSError:
                    sys.exit("The shell ended: " + shown.decode("utf-8", "replace"))

    def rest(seconds):
        until = time.monotonic() + seconds
        read_until(lambda: time.monotonic() > until)

    for line in wanted["setup"]:
        os.write(terminal, line.encode() + b"\r")
    # The word is typed in two parts, so that its echo isn't taken for it.
    os.write(terminal, b"echo 'rea''dy'\r")
    read_until(lambda: b"ready" in shown)
    rest(0.2)
    shown = b""
    for keys in wanted["keys"]:
        before = size(wanted["answered"])
        os.write(terminal, keys.encode())
        read_until(lambda: size(wanted["answered"]) > before)
        rest(0.5)
    if wanted.get("result"):
        os.write(terminal, b"\r")
        read_until(lambda: size(wanted["result"]) > 0)
    os.kill(child, signal.SIGKILL)
    sys.stdout.write(shown.decode("utf-8", "replace"))

main()
