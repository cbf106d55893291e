"""Messages about the rules of item writing (`qbank item lint`)."""

from __future__ import annotations

from qbank.text.messages.message import Message

M = Message
LINTING_MESSAGES = {
    # errors
    "lint.known_criterion": M(
        "KUK {criterion} tidak ada dalam bank.", "Periksa kode unit dan nomor KUK, atau impor skemanya lebih dahulu.",
        "KUK {criterion} is not in the bank.", "Check unit code and KUK number, or import its scheme first."),
    "lint.all_or_none": M(
        "Pilihan {letter} menilai pilihan lain: \"{text}\".", "Ganti dengan pengecoh yang dapat dipilih menurut isinya.",
        "Option {letter} judges the other options: \"{text}\".", "Replace it by a distractor that stands on its own."),
    "lint.picture_tells_key": M(
        "Teks pengganti gambar membocorkan kunci: \"{words}\".", "Sebutkan apa yang terlihat saja, tanpa menilai dan tanpa kata-kata kunci jawaban.",
        "The words of a picture give the key away: \"{words}\".", "Say only what is seen, without judging it and without the words of the key."),
    "lint.equal_options": M(
        "Pilihan {first} dan {second} sama bunyinya.", "Ubah salah satunya.",
        "Options {first} and {second} say the same.", "Change one of them."),
    "lint.rubric_sum": M(
        "Skor butir {points}, padahal jumlah skor rubrik {total}.", "Samakan 'points' dengan jumlah rubriknya.",
        "The item gives {points} points, but its rubric adds up to {total}.", "Make 'points' the sum of the rubric."),
    "lint.near_copies": M(
        "Soal ini {percent}% sama dengan {other}.",
        "Tulis ulang salah satunya, atau sebutkan kodenya dalam 'enemies' bila keduanya memang perlu ada. Bandingkan dengan 'qbank item duplicates'.",
        "The question is {percent}% the same as {other}.",
        "Rewrite one of them, or name its code in 'enemies' if both are needed. Compare them with 'qbank item duplicates'."),
    # warnings on the stem
    "lint.criterion_words": M(
        "Pokok soal mengulang {percent}% kata dari KUK {criterion}: {words}.", "Tanyakan pekerjaannya, bukan bunyi KUK-nya.",
        "The stem repeats {percent}% of the words of KUK {criterion}: {words}.", "Ask about the work, not for the wording of the KUK."),
    "lint.stem_end": M(
        "Pokok soal tidak berakhir dengan \" ....\" atau \"?\", melainkan \"{end}\".", "Akhiri kalimat rumpang dengan spasi dan empat titik, pertanyaan dengan tanda tanya.",
        "The stem ends neither in \" ....\" nor in \"?\", but in \"{end}\".", "End a sentence to be completed in a blank and four dots, a question in a question mark."),
    "lint.short_stem": M(
        "Pokok soal ({stem} karakter) lebih pendek daripada pilihan terpanjang ({longest}).", "Pindahkan keterangan dari pilihan ke pokok soal.",
        "The stem ({stem} characters) is shorter than the longest option ({longest}).", "Move what the options explain into the stem."),
    "lint.negative_in_capitals": M(
        "Pokok soal menanyakan yang negatif dengan \"{word}\" berhuruf kecil.", "Tulis dengan huruf kapital (TIDAK, BUKAN, KECUALI), atau tanyakan yang positif.",
        "The stem asks for a negative by \"{word}\" in lower case.", "Write it in capitals (TIDAK, BUKAN, KECUALI), or ask for the positive."),
    "lint.double_negative": M(
        "Ada negasi ganda: {words}.", "Tanyakan yang positif, atau tulis pilihannya tanpa negasi.",
        "There is a double negative: {words}.", "Ask for the positive, or write the options without a negation."),
    # warnings on the options
    "lint.option_capital": M(
        "Huruf awal pilihan {letters} tidak sesuai dengan pokok soalnya.", "Sesudah \"....\" pilihan berawal huruf kecil; sesudah \"?\" huruf kapital.",
        "Options {letters} begin in the wrong case for their stem.", "After \"....\" options begin in lower case, after \"?\" with a capital."),
    "lint.option_end": M(
        "Pilihan {letters} tidak berakhir dengan titik.", "Akhiri semua pilihan dengan titik; pada pertanyaan, samakan tanda akhir semua pilihan.",
        "Options {letters} don't end in a full stop.", "End all options in a full stop; after a question let all of them end alike."),
    "lint.same_beginning": M(
        "Pilihan {letters} semuanya berawal dengan \"{word}\".", "Pindahkan kata itu ke pokok soal.",
        "Options {letters} all begin with \"{word}\".", "Move the word into the stem."),
    "lint.number_order": M(
        "Angka, tanggal, atau huruf dalam pilihan tidak urut.", "Urutkan dari yang terkecil atau terdahulu.",
        "The numbers, dates or letters of the options are not in order.", "Sort them, smallest or earliest first."),
    "lint.rationale": M(
        "Pilihan {letters} tidak memiliki alasan.", "Isi 'rationale': mengapa kunci terbaik, salah paham apa yang dijaring pengecoh.",
        "Options {letters} have no rationale.", "Fill in 'rationale': why the key is best, which misconception a distractor catches."),
    # warnings on the item
    "lint.indicator": M(
        "Indikator soal belum ada.", "Isi 'indicator': diberi apa, asesi melakukan apa.",
        "The item has no indicator.", "Fill in 'indicator': given what, the candidate does what."),
    "lint.reference": M(
        "Sumber jawaban belum disebut.", "Isi 'reference' dengan peraturan dan pasalnya, atau sumber yang lazim di bidang ini.",
        "The item names no source.", "Fill in 'reference': the law and article, or the trade's common source."),
    "lint.level_of_kind": M(
        "Level {level} tidak lazim untuk jenis butir ini ({least}–{most}).", "Sesuaikan levelnya, atau pakai jenis butir lain.",
        "Level {level} is unusual for this kind of item ({least}–{most}).", "Change the level, or use another kind."),
    "lint.two_units": M(
        "Soal ini menguji KUK dari beberapa unit: {units}.", "Sisakan KUK dari satu unit.",
        "The item tests KUK of several units: {units}.", "Keep the KUK of one unit."),
    "lint.rubric_size": M(
        "Rubrik berisi {count} butir; sebaiknya {least} sampai {most}.", "Gabungkan atau pecah butir rubriknya.",
        "The rubric has {count} points; it should have {least} to {most}.", "Join or split its points."),
    "lint.answer_points": M(
        "Pokok jawaban ada {count}; sebaiknya {least} sampai {most}.", "Gabungkan atau pecah pokok jawabannya.",
        "There are {count} answer points; there should be {least} to {most}.", "Join or split them."),
    "lint.probe": M(
        "Pertanyaan lisan ini tidak memiliki pertanyaan pendalaman.", "Isi 'probe' dengan satu pertanyaan lanjutan.",
        "The oral question has no probe.", "Fill in 'probe' with one further question."),
    # notes, which need judgement
    "lint.key_alone_longest": M(
        "Kunci ({letter}) sendirian terpanjang.", "Samakan panjang pilihan bila ini sering terjadi dalam satu bank.",
        "The key ({letter}) alone is the longest option.", "Level the lengths if this happens often in a bank."),
    "lint.key_word_in_stem": M(
        "Kata ini ada dalam pokok soal dan kunci, tetapi tidak dalam pengecoh: {words}.", "Pertimbangkan apakah kata itu membocorkan kunci.",
        "These words stand in stem and key, but in no distractor: {words}.", "Consider whether they give the key away."),
    "lint.absolute_words": M(
        "Hanya pengecoh {letters} yang memuat kata mutlak: {words}.", "Pertimbangkan menghapus kata itu; pembaca yang menebak mencoretnya lebih dahulu.",
        "Only the distractors {letters} have absolute words: {words}.", "Consider deleting them; a guessing reader strikes those options first."),
    "lint.observation_measure": M(
        "Standar ini tidak memuat ukuran: \"{standard}\".", "Pertimbangkan angka atau batas, misalnya \"≥ 3 pesaing, periode sama\".",
        "The standard has no measure: \"{standard}\".", "Consider a number or a limit, such as \"≥ 3 pesaing, periode sama\"."),
    # the bank as a whole
    "lint.key_positions": M(
        "Kunci jatuh pada {letter} di {percent}% dari {items} soal; sebaiknya {least}–{most}%.", "Pindahkan kunci pada beberapa soal.",
        "The key is {letter} in {percent}% of {items} items; it should be {least}–{most}%.", "Move the key in some items."),
    "lint.key_longest_share": M(
        "Kunci sendirian terpanjang pada {count} dari {items} soal ({percent}%); batasnya {most}%.", "Samakan panjang pilihan; soalnya ditandai satu per satu.",
        "The key alone is the longest option in {count} of {items} items ({percent}%); the limit is {most}%.", "Level the lengths; the items are noted one by one."),
    # reasons and the command
    "lint.unknown_rule": M(
        "Alasan diberikan untuk aturan '{rule}' yang tidak ada.", "Pakai salah satu: {known}.",
        "A reason is given for the rule '{rule}', which does not exist.", "Use one of: {known}."),
    "lint.idle_reason": M(
        "Alasan untuk aturan '{rule}' tidak diperlukan: tidak ada peringatannya.", "Hapus dari 'lint_reasons'.",
        "The reason for the rule '{rule}' is not needed: it warns of nothing.", "Delete it from 'lint_reasons'."),
    "lint.errors": M(
        "Ada {count} kesalahan.", "Perbaiki yang ditandai Salah, lalu periksa lagi.",
        "There are {count} errors.", "Mend what is marked Error, then check again."),
    "lint.files_are_whole": M(
        "--scheme dan --status memilih butir dalam bank; berkas selalu diperiksa seluruhnya.", "Hapus opsi itu, atau jangan sebutkan berkas.",
        "--scheme and --status choose items of the bank; files are always checked whole.", "Leave the option out, or name no file."),
}  # fmt: skip
