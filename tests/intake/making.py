"""Articles for tests, of words that stand nowhere else."""

from trackerapp import intake
from trackerapp.models import Article, Candidate

TEXT = """Phụ nữ Vạn Giã làm theo lời Bác

11/02/2019

Trạm Y tế thị trấn Vạn Giã, huyện Vạn Ninh, tỉnh Khánh Hòa ra mắt mô hình “Nụ cười đầu ngày” để đón người bệnh từ cổng.
Thực hiện Chỉ thị số 05-CT/TW của Bộ Chính trị, Hội Phụ nữ thị trấn Vạn Giã duy trì mô hình “Hũ gạo sẻ chia”.
Dịp này, Chủ tịch UBND huyện Vạn Ninh tặng Giấy khen cho 03 tập thể và 12 cá nhân có thành tích xuất sắc trong năm 2018.
"""


def make_article(by, text=TEXT, **values):
    """An article that ``by`` has begun, about the place ``locality``."""
    article = Article(**{"title": "Phụ nữ Vạn Giã làm theo lời Bác", **values})
    return intake.begin(article, intake.ArticleText(text), by=by)


def candidate_of(article, name):
    """The candidate whose name holds ``name``."""
    return next(each for each in article.candidates.all() if name in each.name)


def accept(article, *names):
    """Confirm the candidates of these names, as they are proposed; all of them if none is named."""
    for candidate in article.candidates.all():
        if not names or any(name in candidate.name for name in names):
            assert candidate.move(state=Candidate.State.ACCEPTED)
