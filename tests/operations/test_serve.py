import os
import signal
import socket
import urllib.error
import urllib.request

from tests.operations.conftest import PATIENCE, is_alive


def status(serving, path="sign-in/"):
    try:
        with urllib.request.urlopen(serving.address() + path, timeout=PATIENCE) as response:
            return response.status
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


def test_the_address_is_said_once_it_answers(standing):
    assert status(standing) == 200
    assert status(standing, "nothing-here/") == 404
    said = standing.said()
    assert "Sign in at " + standing.address() + "sign-in/ as “editor”." in said
    assert "first-password, which only you can read." in said


def test_what_is_killed_is_started_again_and_nothing_outlives_a_supervisor_that_is_killed(serving):
    killed = serving.child("manage.py work")
    os.kill(killed, signal.SIGKILL)
    serving.wait_for(lambda: serving.child("manage.py work") not in (None, killed))
    assert "The worker 1 was ended by SIGKILL; starting it again in 1 s." in serving.said()

    # Nobody is turned away meanwhile.
    killed = serving.child("gunicorn")
    os.kill(killed, signal.SIGKILL)
    assert status(serving) == 200
    serving.wait_for(lambda: serving.child("gunicorn") not in (None, killed))
    assert "The web server was ended by SIGKILL; starting it again in 1 s." in serving.said()

    started = serving.started()
    assert len(started) >= 3
    serving.process.kill()
    serving.wait_for(lambda: not any(is_alive(pid) for pid in started))


def test_sigterm_lets_all_finish_and_leaves_nothing(serving):
    started = serving.started()
    serving.process.send_signal(signal.SIGTERM)
    assert serving.process.wait(timeout=PATIENCE) == 0
    assert "Stopped." in serving.said()
    serving.wait_for(lambda: not any(is_alive(pid) for pid in started))


def test_ctrl_c_does_the_same(serving):
    serving.process.send_signal(signal.SIGINT)
    assert serving.process.wait(timeout=PATIENCE) == 0
    assert "Traceback" not in serving.said()


def test_a_taken_port_is_said_in_one_sentence(already_set_up, manage):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = manage("serve", PORT=str(port))
    wanted = f"Port {port} on 127.0.0.1 is taken. Stop what uses it, or choose another: make run PORT={port + 1}\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", wanted)


def test_a_host_that_is_no_address_of_this_machine_is_said(already_set_up, manage):
    done = manage("serve", HOST="192.0.2.1")
    assert (done.returncode, done.stderr) == (1, "HOST is 192.0.2.1, which is no address of this machine.\n")


def test_serving_before_setting_up_is_refused(manage):
    done = manage("serve")
    assert (done.returncode, done.stderr) == (1, "The database is not set up for this version. Run: make setup\n")
