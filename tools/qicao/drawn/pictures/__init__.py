"""Pictures of figures: files of the draft and diagrams drawn from text, read, judged and made fit for every output."""

from qicao.drawn.pictures.gallery import Pictures, words_for
from qicao.drawn.pictures.picture import TEXT_HEIGHT, Picture

__all__ = ["TEXT_HEIGHT", "Picture", "Pictures", "words_for"]
