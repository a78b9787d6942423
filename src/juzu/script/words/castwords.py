"""script: the words that tell a role from a group, a child from an adult, a title from a name; data of both languages, no decisions."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    """Words with spaces between them: twenty a line are easier to read and to add to than one."""
    return tuple(text.split())


NARRATORS = frozenset(_words("旁白 画外音 解说 系统 系统音 字幕 VO OS NARRATOR NARRATION VOICE VOICEOVER"))
EVERYBODY = frozenset(_words("众人 众 全体 大家 所有人 合 齐声 二人 两人 三人 俩人 一群人 ALL BOTH EVERYONE TOGETHER"))
VOICE_FORMS = frozenset(
    _words(
        "VO OS OV OC O.S. V.O. O.S V.O O.C. OFF 画外 画外音 旁白 电话 电话音 电话里 手机 广播 语音 录音 内心 心声 内心OS 内心独白 独白 声音 "
        "V/O O/S"
    )
)
NOT_A_FORM = frozenset(_words("CONT'D CONT’D CONTD CONT. CONTINUED 续 MORE PRE-LAP FILTERED"))
REMOTE = r"V\.?\s?/?O|O\.?\s?/?S|O\.?V|画外|电话|广播|语音|录音|旁白|FILTERED|PHONE|RADIO|INTERCOM|PRE-?LAP"
INNER = r"内心|心声|独白|INNER|THOUGHT"

AGES_ZH: dict[str, tuple[int, int]] = {
    **dict.fromkeys(("婴儿", "襁褓"), (0, 1)),
    **dict.fromkeys(("幼年", "幼时", "童年", "孩童", "儿时", "小时候", "小时"), (3, 11)),
    **dict.fromkeys(("少年", "少女", "年少", "学生时代"), (12, 17)),
    **dict.fromkeys(("青年", "年轻", "年轻时"), (18, 35)),
    **dict.fromkeys(("中年",), (36, 55)),
    **dict.fromkeys(("老年", "晚年", "年老", "老了"), (60, 90)),
}
AGES_EN: dict[str, tuple[int, int]] = {
    **dict.fromkeys(("BABY", "INFANT"), (0, 2)),
    **dict.fromkeys(("LITTLE", "YOUNG", "YOUNGER", "KID", "CHILD"), (3, 15)),
    **dict.fromkeys(("TEEN", "TEENAGE"), (13, 17)),
    **dict.fromkeys(("OLD", "OLDER", "ELDERLY"), (60, 90)),
}
ADULT_AGE = 18
NEAR_AGE = 12

GROUP_WORDS_ZH: dict[str, int] = {
    **dict.fromkeys(("群臣", "百官", "文武百官", "群众", "群众演员", "群演", "龙套", "百姓", "村民", "老百姓", "士兵", "众人", "人群"), 10),
    **dict.fromkeys(("宾客", "观众", "围观群众", "围观者", "旁观者", "看客", "学生们", "村民们", "老百姓", "食客", "吃瓜群众", "粉丝"), 12),
    **dict.fromkeys(
        ("路人", "行人", "乘客", "旅客", "顾客", "客人", "同学", "同事", "员工", "职员", "记者", "街坊", "邻居", "亲戚", "亲友"), 6
    ),
    **dict.fromkeys(
        ("侍卫", "护卫", "家丁", "丫鬟", "宫女", "太监", "保镖", "打手", "手下", "小弟", "混混", "黑衣人", "保安", "警察", "场工", "武行"),
        4,
    ),
    **dict.fromkeys(
        ("学生", "学员", "队员", "工人", "工友", "医护", "医护人员", "护士", "服务员", "工作人员", "伴舞", "伴娘", "伴郎", "随从", "下人"),
        4,
    ),
}
ALWAYS_GROUPS = frozenset(
    _words(
        "群臣 百官 文武百官 群众 群众演员 群演 龙套 百姓 村民 老百姓 人群 宾客 围观群众 围观者 旁观者 看客 吃瓜群众 路人 行人 观众 乘客 "
        "旅客 武行"
    )
)
GROUP_WORDS_EN: dict[str, int] = {
    **dict.fromkeys(("CROWD", "MOB", "AUDIENCE", "CONGREGATION", "CHORUS"), 12),
    **dict.fromkeys(
        ("EXTRAS", "GUESTS", "ONLOOKERS", "PASSERS-BY", "PASSERSBY", "BYSTANDERS", "PEDESTRIANS", "CUSTOMERS", "PASSENGERS"), 8
    ),
    **dict.fromkeys(("VILLAGERS", "TOWNSPEOPLE", "REPORTERS", "STUDENTS", "DANCERS", "SOLDIERS", "PATRONS", "DINERS", "DRINKERS"), 8),
    **dict.fromkeys(
        ("GUARDS", "BODYGUARDS", "COPS", "OFFICERS", "WAITERS", "NURSES", "SERVANTS", "THUGS", "GOONS", "WORKERS", "COLLEAGUES"), 4
    ),
}
PEOPLE_ENDINGS_EN = ("MEN", "WOMEN", "PEOPLE", "CHILDREN", "FOLK", "POLICE", "STAFF", "CREW")
NOT_PEOPLE_EN = frozenset(
    _words(
        "HOURS MINUTES SECONDS DAYS WEEKS MONTHS YEARS SHOTS GUNSHOTS TIMES STEPS DOORS CARS PHONES LIGHTS CANDLES MILES DOLLARS "
        "POUNDS ROOMS BEATS"
    )
)
ONE_PERSON_EN = frozenset(
    _words(
        "BARMAN BARMAID BARTENDER WAITER WAITRESS NURSE DOCTOR GUARD DRIVER CABBIE COP OFFICER CLERK CASHIER PORTER MAID BUTLER "
        "SERVANT SECRETARY ASSISTANT RECEPTIONIST REPORTER JUDGE BAILIFF PRIEST VICAR TEACHER STUDENT BOY GIRL CHILD BABY MAN WOMAN "
        "STRANGER NEIGHBOUR NEIGHBOR LAWYER COURIER FISHERMAN BODYGUARD THUG SOLDIER SERGEANT CONSTABLE DETECTIVE PILOT STEWARDESS "
        "CHEF COOK JANITOR PASSENGER CUSTOMER GUEST PATIENT"
    )
)
EXTRAS_BY_WORD: dict[str, int] = {"若干": 0, "数人": 5, "数名": 5, "数位": 5, "多人": 8, "多名": 8, "等人": 4, "等": 4, "们": 4, "群": 10}
ORDINALS = "甲乙丙丁戊己庚辛"
DEFAULT_GROUP = 6

TITLES_AFTER_SURNAME = _words(
    "总裁 董事长 董事 经理 总监 主任 主管 老板 老师 教授 医生 大夫 护士 警官 队长 局长 处长 科长 校长 院长 馆长 律师 法官 师傅 师父 "
    "先生 太太 小姐 夫人 女士 少爷 大人 将军 秘书 助理 编辑 导演 总 董 局 处 队 工 爷 叔 伯 婶 姨 哥 姐 妹 弟 嫂 少 公子"
)
FAMILIAR_AFTER_GIVEN = _words("哥 姐 妹 弟 爷 叔 姨 婶 少 儿 哥哥 姐姐 妹妹 弟弟 老师 总 子 宝")
FAMILIAR_BEFORE = ("小", "阿", "老", "大")
RELATIONS = _words(
    "爷爷 奶奶 外公 外婆 姥姥 姥爷 爸爸 妈妈 父亲 母亲 爸 妈 爹 娘 哥哥 姐姐 弟弟 妹妹 儿子 女儿 丈夫 妻子 老公 老婆 婆婆 公公 岳父 "
    "岳母 叔叔 舅舅 姑姑 阿姨 师父 师傅 徒弟 管家 秘书 助理 司机"
)
RELATIVES_OF = {"父亲": ("爸爸", "爸", "父亲"), "母亲": ("妈妈", "妈", "母亲"), "外公": ("姥爷",), "外婆": ("姥姥",)}
COMPOUND_SURNAMES = _words("欧阳 上官 司马 司徒 诸葛 慕容 皇甫 东方 南宫 夏侯 令狐 独孤 公孙 长孙 尉迟 轩辕 宇文")
TITLES_EN = frozenset(
    _words(
        "MR MRS MS MISS DR DOCTOR NURSE SERGEANT SGT DETECTIVE INSPECTOR OFFICER CAPTAIN CPT LIEUTENANT COLONEL PROFESSOR PROF JUDGE "
        "SISTER FATHER LADY SIR LORD AUNT UNCLE KING QUEEN PRINCE PRINCESS AGENT CHIEF MAYOR MADAM MADAME"
    )
)
MALE_TITLES = frozenset({"MR", "SIR", "LORD", "UNCLE", "KING", "PRINCE", "FATHER"})
FEMALE_TITLES = frozenset(_words("MRS MS MISS LADY AUNT QUEEN PRINCESS MADAM MADAME SISTER"))
CHILD_ZH = r"小孩|孩童|孩子$|男孩|女孩|小朋友|小学生|婴儿|宝宝|幼儿|孩儿|儿童|童子|小童|少年|少女|幼年|童年"
CHILD_EN = r"\b(?:BOY|GIRL|CHILD|KID|BABY|TODDLER|INFANT|SCHOOLBOY|SCHOOLGIRL|TEEN|TEENAGER)\b"
GENERIC_ZH = _words(
    "司机 医生 护士 服务员 保安 管家 秘书 助理 律师 警察 记者 店员 老板 老板娘 经理 前台 主持人 快递员 外卖员 丫鬟 太监 侍卫 家丁 师父 "
    "师傅 学生 同学 老师 女人 男人 女孩 男孩 孩子 小孩 老人 老太太 老头 街坊 邻居 顾客 客人 乘客 路人 大妈 大爷 大叔 阿姨 主播 摄影师 "
    "场工 评委 法官 导演 同事 员工 姑娘 小姑娘 小伙 小伙子 老汉 妇人 男子 女子 店小二 掌柜 老头子 小哥 大姐 大哥 大嫂 小姐 小妹"
)
KIN_ALONE = frozenset(
    _words(
        "大姐 大哥 大嫂 大妹 大弟 大爷 大叔 大姨 大婶 小姐 小妹 小弟 小哥 小姨 小叔 小婶 小少 小爷 小儿 小子 小宝 老爷 老弟 老妹 老哥 老姐 "
        "老总 老子"
    )
)
ELDER_AGE = 45
WALKERS_ZH = _words(
    "刺客 杀手 黑衣人 保镖 打手 侍卫 护卫 家丁 丫鬟 宫女 太监 士兵 警察 民警 特警 记者 服务员 店员 护士 医生 司机 保安 快递员 外卖员 "
    "主持人 法警 伙计 店小二 门童 侍者 空姐"
)
BODY_ZH = r"(?:左|右|双|两)?(?:手|脸|眼|嘴|头|额头|肩|背|腿|脚|膝|指|身子|身体|身影|背影|脚步|声音|眼泪|眼神|目光|嘴角|喉|睫毛|胡子|笔)"
BODY_EN = r"(?:left |right )?(?:hand|hands|face|eye|eyes|elbow|shoulder|shoulders|head|fist|arm|arms|back|fingers|finger|voice|smile|mouth|lips|feet|foot|knees|pencil|pen|shoes)"
