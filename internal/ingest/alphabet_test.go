package ingest

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"
)

// reportIn tells of a meeting in several languages.
func reportIn(language string) string {
	return map[string]string{
		"quotes": "The chair’s report “opens the way”, the minister said – but it’s only a draft…",
		"names":  "Present were Ms. Gómez, Mr. Müller, Ms. François and Mr. Søren Åse; Mr. Çelik was absent.",
		"de":     "Der Generalsekretär traf am 3. Mai in Wien die Ministerin für Verkehr. Beide Seiten erörterten den Entwurf des Abkommens über die Straßen der Region und kamen überein, die Gespräche im Herbst fortzuführen.",
		"fr":     "Le Secrétaire général a rencontré à Vienne la ministre des transports. Les deux parties ont examiné le projet d'accord relatif aux routes de la région et sont convenues de poursuivre les échanges à l'automne, après la réunion du comité.",
		"es":     "El Secretario General se reunió en Viena con la ministra de transportes. Ambas partes examinaron el proyecto de acuerdo sobre las carreteras de la región y decidieron continuar las conversaciones en otoño, según informó la delegación española.",
		"en":     "The Secretary-General met the minister in Vienna. “Both sides agreed,” he said – and the café’s owner thanked them for coming to the town on such a day.",
		"pl":     "Sekretarz Generalny spotkał się w Wiedniu z minister transportu. Obie strony omówiły projekt porozumienia w sprawie dróg w regionie i zgodziły się kontynuować rozmowy jesienią, po posiedzeniu komitetu. Źródła podają, że następne spotkanie będzie w Łodzi.",
		"cs":     "Generální tajemník se ve Vídni setkal s ministryní dopravy. Obě strany projednaly návrh dohody o silnicích v regionu a dohodly se, že v rozhovorech budou pokračovat na podzim po zasedání výboru. Příští schůzka bude v Plzni.",
		"hu":     "A főtitkár Bécsben találkozott a közlekedési miniszterrel. A felek megvitatták a térség útjairól szóló megállapodás tervezetét, és megegyeztek abban, hogy ősszel, a bizottság ülése után folytatják a megbeszéléseket.",
		"ru":     "Генеральный секретарь встретился в Вене с министром транспорта. Стороны обсудили проект соглашения о дорогах региона и договорились продолжить переговоры осенью после заседания комитета.",
		"uk":     "Генеральний секретар зустрівся у Відні з міністром транспорту. Сторони обговорили проєкт угоди про дороги регіону та домовилися продовжити переговори восени після засідання комітету.",
		"bg":     "Генералният секретар се срещна във Виена с министъра на транспорта. Страните обсъдиха проекта на споразумение за пътищата в региона и се договориха да продължат разговорите през есента.",
		"tr":     "Genel Sekreter, Viyana'da ulaştırma bakanıyla görüştü. Taraflar bölgedeki yollara ilişkin anlaşma taslağını ele aldılar ve görüşmeleri sonbaharda, komitenin toplantısından sonra sürdürmek konusunda anlaştılar.",
		"el":     "Ο Γενικός Γραμματέας συναντήθηκε στη Βιέννη με την υπουργό μεταφορών. Οι δύο πλευρές συζήτησαν το σχέδιο συμφωνίας για τους δρόμους της περιοχής και συμφώνησαν να συνεχίσουν τις συνομιλίες το φθινόπωρο.",
		"he":     "המזכיר הכללי נפגש בווינה עם שרת התחבורה. שני הצדדים דנו בטיוטת ההסכם על הכבישים באזור והסכימו להמשיך בשיחות בסתיו, אחרי ישיבת הוועדה.",
		"ar":     "التقى الأمين العام في فيينا وزيرة النقل. وناقش الجانبان مشروع الاتفاق بشأن الطرق في المنطقة واتفقا على مواصلة المحادثات في الخريف بعد اجتماع اللجنة.",
		"lt":     "Generalinis sekretorius Vienoje susitiko su transporto ministre. Šalys aptarė susitarimo dėl regiono kelių projektą ir sutarė tęsti pokalbius rudenį, po komiteto posėdžio. Kitas susitikimas įvyks Šiauliuose.",
		"lv":     "Ģenerālsekretārs Vīnē tikās ar satiksmes ministri. Puses apsprieda nolīguma projektu par reģiona ceļiem un vienojās turpināt sarunas rudenī pēc komitejas sēdes. Nākamā tikšanās notiks Rīgā.",
		"ja":     "事務総長はウィーンで運輸大臣と会談した。双方は地域の道路に関する協定案について協議し、秋に委員会の会合の後も話し合いを続けることで合意した。",
		"zh":     "秘书长在维也纳会见了交通部长。双方讨论了关于该地区道路的协定草案，并商定在秋季委员会会议之后继续会谈。",
		"zt":     "秘書長在維也納會見了交通部長。雙方討論了關於該地區道路的協定草案，並商定在秋季委員會會議之後繼續會談。",
		"ko":     "사무총장은 빈에서 교통부 장관을 만났다. 양측은 이 지역의 도로에 관한 협정 초안을 논의하고 가을에 위원회 회의가 끝난 뒤 대화를 계속하기로 합의하였다.",
		"fa":     "دبيرکل در وين با وزير حمل و نقل ديدار کرد. دو طرف پيش\u200cنويس موافقت\u200cنامه راه\u200cهاي منطقه را بررسي کردند و توافق کردند که گفتگوها را پس از نشست کميته ادامه دهند.",
		"ro":     "Secretarul general s-a întâlnit la Viena cu ministrul transporturilor. Cele două părţi au discutat proiectul acordului privind drumurile din regiune şi au convenit să continue convorbirile în toamnă, după şedinţa comitetului.",
		"sr":     "Генерални секретар се у Бечу састао са министром саобраћаја. Обе стране су разматрале нацрт споразума о путевима у региону и договориле се да наставе разговоре на јесен, после седнице одбора.",
		"da":     "Generalsekretæren mødte transportministeren i Wien. Begge parter drøftede udkastet til aftalen om vejene i området og blev enige om at fortsætte drøftelserne på et møde i efteråret.",
		"sv":     "Generalsekreteraren träffade transportministern i Wien. Båda sidor diskuterade utkastet till avtal om vägarna i området och enades om att fortsätta överläggningarna i höst, då kommittén också möts.",
		"pt":     "O Secretário-Geral reuniu-se em Viena com a ministra dos transportes. Ambas as partes analisaram o projeto de acordo sobre as estradas da região e decidiram continuar as conversações no outono, após a reunião da comissão.",
		"it":     "Il Segretario generale ha incontrato a Vienna il ministro dei trasporti. Le parti hanno esaminato il progetto di accordo sulle strade della regione, che è già pronto, e continueranno i colloqui: la città non è stata scelta, né la data. Così più avanti si vedrà.",
		"th":     "เลขาธิการได้พบกับรัฐมนตรีว่าการกระทรวงคมนาคมที่กรุงเวียนนา ทั้งสองฝ่ายหารือเกี่ยวกับร่างความตกลงเรื่องถนนในภูมิภาค และตกลงที่จะหารือกันต่อไปหลังการประชุมของคณะกรรมการ",
		"et":     "Peasekretär kohtus Viinis transpordiministriga. Pooled arutasid piirkonna teid käsitleva lepingu eelnõu ja leppisid kokku, et jätkavad läbirääkimisi sügisel pärast komitee istungit, kui ka teised jõuavad kohale.",
		"is":     "Aðalritarinn hitti samgönguráðherrann í Vín. Báðir aðilar ræddu drög að samningi um vegina á svæðinu og ákváðu að halda viðræðunum áfram í haust eftir fund nefndarinnar. Það var góður fundur þótt stuttur væri.",
		"sk":     "Generálny tajomník sa vo Viedni stretol s ministerkou dopravy. Obe strany prerokovali návrh dohody o cestách v regióne a dohodli sa, že v rozhovoroch budú pokračovať na jeseň po zasadnutí výboru. Ďalšie stretnutie bude v Žiline.",
		"hr":     "Glavni tajnik sastao se u Beču s ministricom prometa. Obje su strane raspravljale o nacrtu sporazuma o cestama u regiji te će nastaviti razgovore najesen, nakon sjednice odbora. Sljedeći će sastanak biti održan u Šibeniku, gdje žele pozvati i susjede.",
	}[language]
}

func TestGuessEncoding(t *testing.T) {
	for _, c := range []string{
		"de windows-1252", "de iso-8859-15", "fr windows-1252", "es windows-1252", "en windows-1252", "quotes windows-1252", "names windows-1252", "pl windows-1250",
		"pl iso-8859-2", "cs windows-1250", "cs iso-8859-2", "hu windows-1250", "hu iso-8859-2", "ru windows-1251",
		"ru koi8-r", "ru iso-8859-5", "ru ibm866", "uk windows-1251", "uk koi8-u", "bg windows-1251",
		"tr windows-1254", "el windows-1253", "el iso-8859-7", "he windows-1255", "he iso-8859-8", "ar windows-1256",
		"ar iso-8859-6", "lt windows-1257", "lv windows-1257", "lv iso-8859-13", "ja shift_jis", "ja euc-jp",
		"ja iso-2022-jp", "zh gb18030", "zt big5", "ko euc-kr",
		"fa windows-1256", "ro windows-1250", "sr windows-1251", "da windows-1252", "pt windows-1252", "it windows-1252",
		"th windows-874", "et windows-1257", "is windows-1252", "sk windows-1250", "hr windows-1250", "sv iso-8859-15",
		"tr iso-8859-9", "zh gbk",
	} {
		language, name, _ := strings.Cut(c, " ")
		want := reportIn(language)
		enc, err := htmlindex.Get(name)
		if err != nil {
			t.Fatal(err)
		}
		data, err := enc.NewEncoder().String(want)
		if err != nil {
			t.Fatalf("%s: %v", c, err)
		}
		got, _, err := decodeText([]byte(data))
		if err != nil || got != want {
			_, guess := guessEncoding([]byte(data))
			t.Errorf("%s is read as %s: %.60q, %v", c, guess, got, err)
		}
	}
}
