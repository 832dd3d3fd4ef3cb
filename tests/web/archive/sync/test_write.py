from donghaeng.web.archive.models import NewsPage, Origin, PublishedEntry


def test_a_new_page_is_published_with_a_revision_and_found(site):
    page = NewsPage.objects.get(slug="only-korean")
    assert page.live
    assert not page.has_unpublished_changes
    assert page.live_revision == page.latest_revision
    assert page.first_published_at is not None
    assert page.locked_by is None
    assert PublishedEntry.objects.get(page=page).path == "news/only-korean"
    assert Origin.objects.get(page=page).text == (site.archive / "news/only-korean.ko.md").read_text(encoding="utf-8")


def test_what_is_gone_on_both_sides_is_forgotten(site):
    NewsPage.objects.get(slug="only-korean").delete()
    (site.archive / "news/only-korean.ko.md").unlink()
    site.load()
    assert not Origin.objects.filter(path="news/only-korean").exists()


def test_a_deleted_page_is_made_again_when_the_file_is_taken(site):
    NewsPage.objects.get(slug="only-korean").delete()
    site.change("news/only-korean.ko.md", "본문.", "새 본문.")
    assert site.load().conflicts == (("news/only-korean", "ko"),)
    site.load("file")
    assert str(NewsPage.objects.get(slug="only-korean").body[0].value) == "새 본문."
    assert site.load().conflicts == ()
