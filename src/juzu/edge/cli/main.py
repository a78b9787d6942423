"""edge: `juzu …`: the commands, and the one place where errors become exit codes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

from juzu import __version__
from juzu.edge.cli.terminal import Parser, choose_language, err, print_error, tell
from juzu.edge.files.trouble import trouble
from juzu.kernel.errors import InputError, JuzuError
from juzu.kernel.text import Text

COMMANDS = (
    "demo",
    "web",
    "new",
    "script",
    "revise",
    "pull",
    "push",
    "plan",
    "check",
    "show",
    "papers",
    "why",
    "replan",
    "explain",
    "alternatives",
    "value",
    "compare",
    "sequence",
    "base",
    "bench",
    "schema",
    "warm_up",
)

ABOUT = Text(
    "剧组：从剧本到花费最少又合规的拍摄计划，再到通告单。\n\n"
    "  juzu new 我的剧 --script 剧本.docx    建一个制作文件夹\n"
    "  juzu plan 我的剧                      排期（随时 Ctrl-C，保留最好的）\n"
    "  juzu papers 我的剧                    出通告单和各种表\n",
    "Juzu: from a script to the cheapest legal shooting plan and its call sheets.\n\n"
    "  juzu new mydrama --script script.docx    make a production folder\n"
    "  juzu plan mydrama                        plan it (Ctrl-C at any time keeps the best)\n"
    "  juzu papers mydrama                      write call sheets and lists\n",
)
EXITS = Text(
    "退出码：0 成功，2 输入有问题，3 没有合规的计划，4 计划违反规则，130 被打断",
    "exit codes: 0 done, 2 the input cannot be used, 3 no legal plan exists, 4 a plan breaks a rule, 130 interrupted",
)


def build_parser(given: Sequence[str] = ()) -> Parser:
    """The parser, in the language in use: of the one command that was given, which starts sooner; of every command when none was."""
    parser = Parser(prog="juzu", description=tell(ABOUT), epilog=tell(EXITS))
    parser.add_argument("--lang", choices=("zh", "en"), help=tell(Text("语言", "language")))
    parser.add_argument("--version", action="version", version=f"juzu {__version__}", help=tell(Text("版本", "version")))
    subparsers = parser.add_subparsers(dest="command", required=True, metavar=tell(Text("命令", "command")), parser_class=Parser)
    for name in _named(given):
        import_module(f"juzu.edge.cli.{name}").register(subparsers)
    return parser


def _named(given: Sequence[str]) -> Sequence[str]:
    """The module of the command that was given; all of them where help is asked for, or no command is known by that name."""
    words = [word for at, word in enumerate(given) if not (word.startswith("--lang") or given[at - 1 : at] == ["--lang"])]
    name = words[0].replace("-", "_") if words else ""
    return (name,) if name in COMMANDS else COMMANDS


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    choose_language(given)
    if (at := next((n for n in range(len(given) - 1) if given[n : n + 2] == ["plan", "sequence"]), None)) is not None:
        given = [*given[:at], "sequence", *given[at + 2 :]]
    try:
        options = build_parser(given).parse_args(given)
        return import_module("juzu.edge.cli.places").run(options) if hasattr(options, "token") else int(options.run(options))
    except JuzuError as error:
        print_error(error)
        return error.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except OSError as error:
        print_error(InputError(trouble(error)))
        return InputError.exit_code
    except KeyboardInterrupt:
        err.print(tell(Text("已打断，什么也没有改。", "Interrupted; nothing was changed.")))
        return 130


if __name__ == "__main__":
    sys.exit(main())
