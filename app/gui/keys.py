"""Every action and its key, in one table: the rooms bind from it, the help sheet shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """``keys`` in Qt's portable spelling; the first is the one that is shown."""

    keys: tuple[str, ...]
    action: str

    @property
    def shown(self) -> str:
        """The key as it stands on a key chip."""
        return self.keys[0]


# Window
HELP = Key(("F1",), "this sheet")
SCHEME = Key(("Ctrl+D",), "light or dark")
LARGER = Key(("Ctrl++", "Ctrl+="), "larger text")
SMALLER = Key(("Ctrl+-",), "smaller text")
NORMAL_SIZE = Key(("Ctrl+0",), "text at 100 %")
QUIT = Key(("Ctrl+Q",), "close Lettersum")
WALK = Key(("Alt+Home",), "the guided walk: begin, go on where it was left, or leave it")
WALK_NEXT = Key(("Alt+PgDown",), "the next page of the walk")
WALK_BACK = Key(("Alt+PgUp",), "the page before")
WALK_SHOW = Key(("Alt+End",), "to the widget that the walk means")
ALL_ROOMS = Key(("Ctrl+Shift+R",), "leave the lesson that was opened: all rooms")

# Type
TAKE_FIRST = Key(("Tab",), "take the first suggestion, now or as soon as it is there")
TAKE_PHRASE = Key(("Shift+Tab",), "take the whole phrase, now or as soon as it is there")
TAKE = tuple(Key((f"Alt+{n}",), f"take suggestion {n}") for n in (1, 2, 3, 4, 5))
UNDO = Key(("Ctrl+Z",), "undo a word, or a pick")
REDO = Key(("Ctrl+Shift+Z",), "redo")
ON_FROM_PAGE = Key(("F6", "Ctrl+Tab"), "on from the page, to what is around it")
BACK_FROM_PAGE = Key(("Shift+F6", "Ctrl+Shift+Tab"), "the same way back")
HIDE = Key(("Esc",), "hide the suggestions until the next word")
WHY = Key(("F2",), "why: explain the next suggestion")
GHOST = Key(("Ctrl+G",), "a likely first suggestion in grey behind the caret, or none")
STARTER = Key(("Ctrl+T",), "write the first words for me (on an empty page)")
NEW_PAGE = Key(("Ctrl+N",), "new page")
OPEN_PAGE = Key(("Ctrl+O",), "open a page")
SAVE_PAGE = Key(("Ctrl+S",), "save the page")
SAVE_PAGE_AS = Key(("Ctrl+Shift+S",), "save the page under another name")
SWITCH_PRESET = Key(("Ctrl+P",), "the other preset: article or keyboard")
MODELS = Key(("Ctrl+M",), "what suggests: the keyboard or a model of your own; the list of those")
NEXT_CODES = Key(("Ctrl+Shift+E",), "the keyboard through the next encoding")
SWITCH_SLOTS = Key(("Ctrl+Shift+N",), "3 or 5 suggestions")
OFF_THE_RECORD = Key(("Ctrl+Shift+O",), "off the record, or learn again")
DECODE_WORD = Key(("F3",), "decode the suggestion explained: to the room Decode")
SUGGESTION_MENU = Key(("Shift+F2",), "never, not here, forget, add: the suggestion explained")
ADD_WORD = Key(("Ctrl+Shift+A",), "add the word at the caret to your words")
LEARNED_WORDS = Key(("Ctrl+L",), "the list of learned words")
LEARN_PAGE = Key(("Ctrl+Shift+L",), "learn this page, what stands on it already too")
LEARN_FILE = Key(("Ctrl+Shift+F",), "learn a text file")
UNLEARN = Key(("Ctrl+Shift+K",), "take back what that page or file taught; or stop it")

# Network
PLAY = Key(("F5",), "play or pause")
STEP = Key(("F10",), "one step on")
BACK = Key(("Shift+F10",), "one step back")
FIRST = Key(("Ctrl+Home",), "back to the start of the run")
GRAIN = Key(("Ctrl+G",), "how far a step goes: the next grain")
SAME_START = Key(("Ctrl+R",), "back to the same start weights")
NEW_DRAW = Key(("Ctrl+N",), "new random start weights")
RATE = Key(("F4",), "edit the learning rate η")
BIAS = Key(("Ctrl+B",), "next bias mode: none, fixed, trained")
PACE = Key(("Ctrl+P",), "next pace")
UNTIL = Key(("Ctrl+I",), "edit ε: Play stops where E is below it")
GOAL = Key(("Ctrl+U",), "choose how many updates")
PRESET = Key(("Ctrl+Shift+P",), "choose a network")
OPEN_NETWORK = Key(("Ctrl+O",), "open a network file")
SAVE_NETWORK = Key(("Ctrl+S",), "save the network with all runs")
UNDO_CHANGE = Key(("Ctrl+Z",), "undo the last change to the network or its runs")
REDO_CHANGE = Key(("Ctrl+Shift+Z",), "redo it")
COPY_RULE = Key(("Ctrl+Shift+C",), "copy the chain rule as text, LaTeX or picture")
FORM = Key(("Ctrl+H",), "the network as picture or heat map")
FIT = Key(("Ctrl+Shift+F",), "fit the picture to its room; + and − zoom")
NETWORK_PAGE = Key(("Ctrl+E",), "next page at the right: explain, teach, surface, table, claims")
OTHER_TABLE = Key(("Ctrl+Shift+T",), "to the other table: samples or weights")
TEACH = Key(("Ctrl+T",), "write phrases to teach the network")
TEACH_NOW = Key(("Ctrl+Return",), "teach it what is written (in the field for phrases)")
BUILD = Key(("Ctrl+Shift+B",), "build the network in its picture, or stop building")
MORE_NEURONS = Key(
    ("+",), "one neuron more in the column chosen by ← and → (in the picture, building)"
)
FEWER_NEURONS = Key(("-",), "one neuron less there")
MORE_LAYERS = Key(("Ins",), "a hidden layer after that column")
FEWER_LAYERS = Key(("Del",), "without that hidden layer")
PIN = Key(("F7",), "what is explained stays, or follows the steps again")
PREDICT = Key(("F8",), "hide each number until you guess it or ask for it, or hide none")
REVEAL = Key(("F9",), "show the hidden numbers of this step")
NEXT_NEURON = Key(("Down",), "choose the next neuron (in the picture)")
PREVIOUS_NEURON = Key(("Up",), "choose the neuron before")
LOG_SCALE = Key(("Ctrl+L",), "error axis: logarithmic or linear")
NEXT_WEIGHT = Key(("Right",), "choose the next weight (in the picture)")
PREVIOUS_WEIGHT = Key(("Left",), "choose the weight before")

# Decode
WORD_FIELD = Key(("Ctrl+F",), "type a word or a sum")
PHRASE_FIELD = Key(("Ctrl+P",), "type a phrase for the network")
WORD_LIST = Key(("Ctrl+L",), "to the list of words; Enter decodes one")
CHART = Key(("Ctrl+G",), "to the chart of all sums")
NEXT_SUM = Key(("Right", "PgUp"), "the next sum, ten on (in the chart)")
PREVIOUS_SUM = Key(("Left", "PgDown"), "the sum before, ten back")
NEXT_ENCODING = Key(("Ctrl+E",), "next encoding")
WIDER = Key(("Alt+Up",), "a wider window: δ one more")
NARROWER = Key(("Alt+Down",), "a narrower window: δ one less")

# Learn
LEARN_PART = Key(("Ctrl+PgDown",), "what to do in this room: the next part")
LEVEL = Key(("Ctrl+E",), "the next rung of the ladder")
SHAPE = Key(("F4",), "write the layers of a network of your own")
KIND = Key(("Ctrl+G",), "fill in a sheet, or spot the slip; solve a challenge, or make one")
BOXES = Key(("Ctrl+B",), "answer boxes in the picture, or on a sheet")
OTHER_NUMBERS = Key(("Ctrl+N",), "the same network with other numbers")
HINT = Key(("F3",), "a hint for the box, or the challenge, at hand")
WORK_IT = Key(("Shift+F3",), "show how the box at hand is worked out")
HAND_IN = Key(("Ctrl+S",), "hand in: save the answers in a file; save the challenge you made")
CLASS_PAGE = Key(("Ctrl+Shift+G",), "of a class: sheets, boxes or table")
OPEN_FILES = Key(("Ctrl+O",), "open what a class handed in; a challenge, or a network for one")
CHECK = Key(("Ctrl+Return",), "this is it: check the weight you changed (in a challenge)")
SAVE_TABLE = Key(("Ctrl+Shift+S",), "save the marks of a class as a table (CSV)")
SORT = Key(("Ctrl+T",), "sort the class by the next column")
NEW_SHEET = Key(("Ctrl+Shift+N",), "type in a sheet on paper: to its form, or with it")
REMOVE_SHEET = Key(("Ctrl+Del",), "take the chosen sheet out of the class")
NEW_CLASS = Key(("Ctrl+Shift+Del",), "begin with an empty class")
WRITE_SHEETS = Key(("Ctrl+P",), "write sheets for a class")
WRITE_MOODLE = Key(("Ctrl+M",), "write questions for Moodle")
SAVE_LESSON = Key(("Ctrl+L",), "save a lesson: what a class sees and does")
STOP_WORK = Key(("Esc",), "stop what takes long")

# Train
TRAIN = Key(("F5",), "start training, pause it, or go on; also with one that was left")
STOP_TRAINING = Key(("Shift+F5",), "stop: what was learned so far is compared and kept")
ADD_FILES = Key(("Ctrl+O",), "choose files to train on")
ADD_FOLDER = Key(("Ctrl+Shift+F",), "choose a folder to train on")
PASTE_TEXT = Key(("Ctrl+V",), "add the files that were copied, or paths that are text")
EXAMPLE_TEXT = Key(("Ctrl+T",), "try it with the sentences that come with Lettersum")
TEXT_LIST = Key(("Ctrl+L",), "to the list of what was read; Del takes one out")
TEXT_PART = Key(("Ctrl+E",), "to the column or field that is read of a table or JSON")
CONVERT = Key(("Ctrl+U",), "convert text that is not UTF-8, or leave it out")
UNDO_TEXT = Key(("Ctrl+Z",), "undo: the text as it was before")
REDO_TEXT = Key(("Ctrl+Shift+Z",), "redo it")
OWN_SETTINGS = Key(("F4",), "to the settings: encoding, sizes, epochs, seed")
LOSS_CHART = Key(("Ctrl+G",), "to the chart of the loss; ← and → go through the epochs")
NAME_MODEL = Key(("F2",), "write the model's name")
USE_MODEL = Key(("Ctrl+Return",), "use the new model, or go back to the one before")
THROW_AWAY = Key(("Ctrl+Shift+Del",), "throw the new model away, or bring it back")


def room_key(number: int, title: str) -> Key:
    """The key that opens a room; rooms are counted from 1."""
    return Key((f"Ctrl+{number}",), f"the room {title}")


WINDOW_KEYS = (
    HELP, SCHEME, LARGER, SMALLER, NORMAL_SIZE, QUIT, WALK, WALK_NEXT, WALK_BACK, WALK_SHOW,
    ALL_ROOMS,
)  # fmt: skip
TYPE_KEYS = (
    TAKE_FIRST, TAKE_PHRASE, *TAKE, ON_FROM_PAGE, BACK_FROM_PAGE, UNDO, REDO, HIDE, WHY, GHOST,
    STARTER, NEW_PAGE, OPEN_PAGE, SAVE_PAGE, SAVE_PAGE_AS, SWITCH_PRESET, MODELS, NEXT_CODES,
    SWITCH_SLOTS, OFF_THE_RECORD,
    DECODE_WORD, SUGGESTION_MENU, ADD_WORD, LEARNED_WORDS, LEARN_PAGE, LEARN_FILE,
    UNLEARN,
)  # fmt: skip
NETWORK_KEYS = (
    PLAY, STEP, BACK, FIRST, GRAIN, SAME_START, NEW_DRAW, RATE, BIAS, PACE, GOAL, UNTIL, PRESET,
    LOG_SCALE, NEXT_WEIGHT, PREVIOUS_WEIGHT, NEXT_NEURON, PREVIOUS_NEURON, PIN, PREDICT, REVEAL,
    BUILD,
    MORE_NEURONS, FEWER_NEURONS, MORE_LAYERS, FEWER_LAYERS,
    OPEN_NETWORK, SAVE_NETWORK, UNDO_CHANGE, REDO_CHANGE, NETWORK_PAGE, OTHER_TABLE,
    TEACH, TEACH_NOW, COPY_RULE, FORM, FIT,
)  # fmt: skip
LEARN_KEYS = (
    LEARN_PART, LEVEL, SHAPE, KIND, BOXES, OTHER_NUMBERS, HINT, WORK_IT, HAND_IN,
    CLASS_PAGE, OPEN_FILES, CHECK, SAVE_TABLE, SORT, NEW_SHEET, REMOVE_SHEET, NEW_CLASS,
    WRITE_SHEETS, WRITE_MOODLE, SAVE_LESSON, STOP_WORK,
)  # fmt: skip
TRAIN_KEYS = (
    TRAIN, STOP_TRAINING, ADD_FILES, ADD_FOLDER, PASTE_TEXT, EXAMPLE_TEXT, TEXT_LIST,
    TEXT_PART, CONVERT, UNDO_TEXT, REDO_TEXT, OWN_SETTINGS, LOSS_CHART, NAME_MODEL, USE_MODEL,
    THROW_AWAY, MODELS,
)  # fmt: skip
DECODE_KEYS = (
    WORD_FIELD, PHRASE_FIELD, WORD_LIST, CHART, NEXT_SUM, PREVIOUS_SUM, NEXT_ENCODING, WIDER,
    NARROWER,
)  # fmt: skip
