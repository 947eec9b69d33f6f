"""What a reader of verb frames is.

Belongs here: the type. Does not belong here: any frame.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from seedline.extract.events.sighting import Sighting
from seedline.extract.events.text import Sentence
from seedline.extract.events.words import Verb

# Sentence, the sighting begun at the verb, its frame, and the sentence's event nouns, to sightings told of.
Frame = Callable[[Sentence, Sighting, Verb, list[Sighting]], Iterator[Sighting]]
