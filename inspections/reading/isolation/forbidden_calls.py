"""The calls to the kernel that a reading process may not make, refused by seccomp through the library libseccomp."""

import ctypes
import errno
import os
from collections.abc import Sequence
from typing import Final

_LIBRARY: Final = "libseccomp.so.2"

_ALLOW: Final = 0x7FFF0000
"""From seccomp.h, as the numbers below: what becomes of a call that no rule names."""
_REFUSE: Final = 0x00050000
"""With the number of the error that the caller gets."""
_UNKNOWN_CALL: Final = -1
"""The answer for a name that this architecture has no call for."""
_NOT_EQUAL, _MASKED_EQUAL = 1, 7
_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
"""From Linux's prctl.h and seccomp.h."""
_INSTRUCTION_BYTES: Final = 8
"""From filter.h."""

# With these a process reaches the network, other processes, the kernel or the machine. Landlock guards files, but not
# their owners, modes, times and attributes.
_FORBIDDEN: Final = (
    "socket socketpair connect bind listen accept accept4 sendto sendmsg sendmmsg recvfrom recvmsg recvmmsg "
    "ptrace process_vm_readv process_vm_writev process_madvise pidfd_open pidfd_getfd pidfd_send_signal kcmp "
    "rt_sigqueueinfo rt_tgsigqueueinfo "
    "setsid setpgid setrlimit setpriority ioprio_set sched_setaffinity sched_setscheduler sched_setparam sched_setattr "
    "setuid setgid setreuid setregid setresuid setresgid setgroups setfsuid setfsgid capset "
    "mount umount2 pivot_root chroot open_tree move_mount fsopen fsconfig fsmount fspick mount_setattr "
    "unshare setns bpf perf_event_open userfaultfd io_uring_setup io_uring_enter io_uring_register "
    "keyctl add_key request_key memfd_create memfd_secret "
    "shmget shmat shmctl semget semop semctl msgget msgsnd msgrcv msgctl mq_open mq_unlink "
    "chmod fchmod fchmodat fchmodat2 chown fchown lchown fchownat utime utimes futimesat utimensat "
    "setxattr lsetxattr fsetxattr removexattr lremovexattr fremovexattr "
    "inotify_init inotify_init1 fanotify_init fanotify_mark name_to_handle_at open_by_handle_at "
    "init_module finit_module delete_module kexec_load kexec_file_load reboot swapon swapoff acct quotactl "
    "sethostname setdomainname settimeofday clock_settime clock_adjtime adjtimex iopl ioperm syslog vhangup "
    "personality lookup_dcookie nfsservctl"
)
_NEW_NAMESPACES: Final = (0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000, 0x80)
_PUSH_INTO_TERMINAL: Final = (0x5412, 0x541C)


class LibseccompAbsentError(Exception):
    """The library is not on this machine, or cannot be used."""


class _Comparison(ctypes.Structure):
    """Holds an argument of a call, counted from 0, against one or two values."""

    _fields_ = (
        ("argument", ctypes.c_uint),
        ("how", ctypes.c_int),
        ("first", ctypes.c_uint64),
        ("second", ctypes.c_uint64),
    )


class _Program(ctypes.Structure):
    """The rules as the kernel takes them: how many instructions, and where they are."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


class Filter:
    """The rules, made and compiled once; `load` puts them on the process that calls it and on all that it starts."""

    def __init__(self) -> None:
        try:
            self._library = ctypes.CDLL(_LIBRARY)
        except OSError as error:
            raise LibseccompAbsentError from error
        self._library.seccomp_init.restype = ctypes.c_void_p
        self._rules = ctypes.c_void_p(self._library.seccomp_init(ctypes.c_uint32(_ALLOW)))
        if not self._rules:
            raise LibseccompAbsentError
        for name in _FORBIDDEN.split():
            self._refuse(name)
        for flag in _NEW_NAMESPACES:
            self._refuse("clone", [_Comparison(0, _MASKED_EQUAL, flag, flag)])
        # Its flags lie in memory, where no filter sees them; told that there is no such call, libraries use `clone`.
        self._refuse("clone3", code=errno.ENOSYS)
        # Limits may be asked for, not changed.
        self._refuse("prlimit64", [_Comparison(2, _NOT_EQUAL, 0, 0)])
        for request in _PUSH_INTO_TERMINAL:
            self._refuse("ioctl", [_Comparison(1, _MASKED_EQUAL, 0xFFFFFFFF, request)])
        instructions = self._compiled()
        self._program = _Program(len(instructions) // _INSTRUCTION_BYTES, instructions)
        self._libc = ctypes.CDLL(None, use_errno=True)

    def load(self) -> None:
        """Needs a process without new privileges. Raises OSError where the kernel does not take the rules."""
        if self._libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(self._program), 0, 0) < 0:
            raise OSError(ctypes.get_errno(), "the kernel did not take the filter of calls")

    def _compiled(self) -> bytes:
        """Raises LibseccompAbsentError where the library cannot write them."""
        receive, send = os.pipe()
        try:
            # A pipe holds sixteen times as many instructions as the kernel takes in a filter.
            code = self._library.seccomp_export_bpf(self._rules, send)
            os.close(send)
            if code < 0:
                raise LibseccompAbsentError
            with open(receive, "rb", closefd=False) as pipe:
                return pipe.read()
        finally:
            os.close(receive)

    def _refuse(self, name: str, comparisons: Sequence[_Comparison] = (), *, code: int = errno.EPERM) -> None:
        number = self._library.seccomp_syscall_resolve_name(name.encode())
        if number == _UNKNOWN_CALL:
            return
        array = (_Comparison * len(comparisons))(*comparisons)
        self._library.seccomp_rule_add_array(
            self._rules, ctypes.c_uint32(_REFUSE | code), number, ctypes.c_uint(len(comparisons)), array
        )
