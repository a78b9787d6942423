"""script: words that departments look for in action, by kind, in both languages; data, no decisions.

A word is here when a department would put it on its list nearly every time it is written. NOTHING holds longer words that contain one of them
and mean none: they match first and give nothing (狗血, 马上). English words are matched whole, in the singular or with -s.
"""

from __future__ import annotations

from juzu.script.breakdown import ItemKind


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split("|") if word.strip())


ZH: dict[ItemKind, tuple[str, ...]] = {
    "prop": (
        *_words(
            "手机|老年机|座机|听筒|对讲机|电话|笔记本电脑|平板电脑|电脑|键盘|U盘|优盘|硬盘|录音笔|耳机|相机|摄影机|监控|打印机|遥控器|充电宝|麦克风|话筒"
        ),
        *_words(
            "合同|协议书|离婚协议|协议|文件袋|文件|档案|病历|诊断书|化验单|报告单|鉴定报告|遗嘱|借条|欠条|收据|发票|支票|银行卡|黑卡|名片|身份证|护照|结婚证|离婚证|工牌|请柬|邀请函|信封|书信|遗书|圣旨|奏折|密信|日记本|日记|账本|剧本|通告单|传单|海报|照片|相框|合影|奖状|奖杯|证书|锦旗|牌匾|匾额|告示|纸条|挂历"
        ),
        *_words(
            "现金|钞票|金条|银票|银子|铜钱|红包|玉佩|玉镯|手镯|项链|戒指|钻戒|婚戒|耳环|发簪|簪子|怀表|手表|香囊|荷包|手帕|扇子|折扇|油纸伞|雨伞"
        ),
        *_words(
            "行李箱|皮箱|箱子|公文包|书包|背包|手提包|布包|包裹|快递|礼盒|蛋糕|鲜花|花束|玫瑰|捧花|绿萝|盆栽|花瓶|蜡烛|灯笼|油灯|火把|打火机|火柴|香烟|烟头"
        ),
        *_words(
            "酒杯|红酒|白酒|啤酒|酒瓶|酒壶|茶杯|茶壶|茶盏|茶碗|咖啡|奶茶|汽水|矿泉水|保温杯|水杯|水壶|饭盒|盒饭|外卖|面条|包子|馒头|饺子|点心|水果|苹果|粗瓷碗|药碗|药瓶|药片|止疼片|汤药|针管|注射器|输液瓶|点滴|轮椅|拐杖|担架|听诊器|热水袋"
        ),
        *_words(
            "钥匙|绳子|绳索|手铐|铁链|锁链|锤子|斧头|扳手|梯子|扫帚|拖把|水桶|铜盆|脸盆|算盘|锣|唢呐|二胡|板胡|古琴|吉他|毛笔|铅笔|钢笔|笔记本|本子|棋盘|麻将|扑克"
        ),
        *_words(
            "佛珠|烛台|皮影|影人|签子|亮子|场记板|监视器|苹果箱|灯架|喇叭|哨子|手电筒|手电|胶带|横幅|花圈|灵位|牌位|骨灰盒|遗像|锦盒|首饰盒|匣子|木匣|碎玻璃|沙发|折椅|行军床|鱼竿|鱼线|马扎"
        ),
    ),
    "special_prop": _words(
        "手枪|步枪|机枪|冲锋枪|枪支|子弹|匕首|短刀|长刀|大刀|菜刀|水果刀|砍刀|宝剑|长剑|佩剑|利剑|弓箭|长枪|飞镖|暗器|炸弹|手雷|炸药|定时炸弹|血包|血袋|假血|毒药|毒酒|棺材|令牌|玉玺|兵符|传国玉玺|尚方宝剑|军刀|马鞭|铁棍|木棍|棒球棍|钢管"
    ),
    "costume": _words(
        "嫁衣|喜服|凤冠霞帔|凤冠|红盖头|盖头|婚纱|晚礼服|礼服|旗袍|西装|衬衫|风衣|大衣|军大衣|羽绒服|皮衣|皮夹克|校服|学生装|警服|军装|戎装|制服|工装|工作服|白大褂|病号服|护士服|囚服|孝服|披麻戴孝|丧服|龙袍|官服|朝服|铠甲|盔甲|夜行衣|黑衣|长衫|马褂|绸褂|披风|斗篷|睡衣|睡袍|浴袍|浴巾|围裙|马甲|荧光马甲|雨衣|草帽|礼帽|斗笠|面纱|面具|墨镜|口罩|高跟鞋|马靴|绣花鞋|道袍|袈裟|戏服|水袖|围巾|军靴|皮鞋|手套|头巾|帽子"
    ),
    "makeup": _words(
        "鲜血|流血|血迹|吐血|口吐鲜血|满脸是血|浑身是血|头破血流|嘴角带血|嘴角溢血|血痕|血手印|伤口|伤疤|刀疤|疤痕|淤青|鼻青脸肿|巴掌印|红肿|烧伤|烫伤|绷带|纱布|创可贴|石膏|白发|假发|假胡子|胎记|纹身|毁容|面膜|脸谱"
    ),
    "vehicle": _words(
        "面包车|大巴|公交车|公交|轿车|豪车|跑车|劳斯莱斯|迈巴赫|宾利|法拉利|出租车|警车|救护车|消防车|货车|卡车|大货车|三轮车|电动车|摩托车|摩托|自行车|黄包车|马车|驴车|花轿|轿子|直升机|私人飞机|游艇|渔船|小船|商务车|保姆车|婚车|灵车|列车"
    ),
    "animal": _words(
        "小狗|大狗|猎犬|警犬|狗|小猫|黑猫|猫|鸽子|信鸽|鹦鹉|骏马|战马|白马|黑马|老鼠|毒蛇|蛇|母鸡|公鸡|老母鸡|兔子|金鱼|驴子|老牛|山羊"
    ),
    "stunt": _words(
        "摔下楼|滚下楼梯|滚下楼|摔下楼梯|坠楼|跳楼|坠崖|跳崖|落水|跳河|跳海|溺水|车祸|撞车|被车撞|撞飞|飞身|腾空|凌空|轻功|吊威亚|威亚|翻墙|翻窗|破窗|撞破|跳窗|跳车|飞车|爬上屋顶|悬在半空|骑马|上吊|飙车|翻个筋斗"
    ),
    "effect": _words(
        "爆炸|爆破|起火|着火|大火|火海|火光冲天|浓烟|烟雾|闪电|电闪雷鸣|大雪|漫天飞雪|飘雪|雪花|暴雨|大雨|瓢泼大雨|倾盆大雨|大雾|结界|金光|法术|灵力|幻影|瞬移|穿越|系统面板|全息|绿幕"
    ),
}
EN: dict[ItemKind, tuple[str, ...]] = {
    "prop": (
        *_words(
            "phone|mobile|cell phone|smartphone|telephone|receiver|laptop|computer|tablet|camera|microphone|tape recorder|radio|hand radio|switchboard|torch|flashlight"
        ),
        *_words(
            "letter|envelope|postcard|contract|register|logbook|notebook|diary|invoice|receipt|photograph|photo|picture frame|passport|business card|newspaper|map|chart|briefcase|suitcase|trunk|handbag|backpack|wallet|banknote|cheque|cash"
        ),
        *_words(
            "key|lamp|oil lamp|storm lamp|candle|lantern|lighter|cigarette|umbrella|rope|ladder|mop|broom|bucket|wheelchair|trolley|stretcher|walking stick|cane|hospital band|syringe|pill bottle"
        ),
        *_words(
            "mug|cup|teacup|teapot|wine glass|champagne|bottle|flask|tray|plate|bread knife|cocoa|soup|toast|kippers|cake|bouquet|flowers|necklace|locket|wristwatch|brooch|magnifying glass|tea cosy|parcel|cardboard box|shoe brush|paper napkin|tape machine|desk bell|spyglass|telescope|violin|guitar|piano"
        ),
    ),
    "special_prop": _words(
        "gun|pistol|revolver|rifle|shotgun|sword|dagger|axe|crossbow|grenade|bomb|blood bag|poison|coffin|handcuffs|flare|flare gun"
    ),
    "costume": _words(
        "wedding dress|evening gown|ball gown|gown|tuxedo|dressing gown|overcoat|raincoat|rain cape|oilskin|cape|cloak|apron|hairnet|blazer|school blazer|cardigan|tunic|uniform|pyjamas|pajamas|cravat|paper crown|crown|veil|mask|sunglasses|peaked cap|camel coat|keeper's coat|shawl|slippers|rain hood|name badge|brass badge|brass name badge"
    ),
    "makeup": _words(
        "blood|bruise|black eye|scar|wound|bandage|plaster cast|tattoo|wig|false beard|moustache|white beard|grey beard|dark beard"
    ),
    "vehicle": _words(
        "car|taxi|cab|van|bus|lorry|truck|ambulance|police car|motorbike|motorcycle|bicycle|bike|boat|lifeboat|trawler|helicopter|limousine|hearse|tractor"
    ),
    "animal": _words("dog|cat|horse|parrot|pigeon|seagull|gull|rat|snake|chicken"),
    "stunt": _words(
        "falls down the stairs|tumbles down|leaps from|jumps off|hangs from|crashes through|car crash|drowning|capsizes|swept off"
    ),
    "effect": _words("explosion|explodes|fire breaks out|flames|smoke|lightning|sleet|snow|rain|fog|hologram"),
}
FIGHT_ZH = _words(
    "打斗|搏斗|扭打|厮打|厮杀|对打|打成一团|打作一团|拳打脚踢|一拳|挥拳|一脚踹|一脚踢|踹飞|飞踢|过招|交手|开枪|枪战|刀光|剑光|刺杀|围殴|群殴|追打|武戏|混战|激战|械斗|决斗|打倒在地|掐住脖子|掐住他|掐住她"
)
FIGHT_EN = _words(
    "fight|fights|fighting|brawl|punches|throws a punch|kicks|wrestles|wrestle|grapples|sword fight|duel|gunfight|shootout|fires a shot|opens fire|stabs|stabbed|strangles|tackles"
)
RAIN_ZH = _words("大雨|暴雨|下着雨|下起雨|雨中|淋雨|雨点|瓢泼|倾盆|冒雨|雨里|整条街的雨|雨水")
RAIN_EN = _words("rain|raining|downpour|sleet")
NOTHING = _words(
    "荷包蛋|黑衣人|狗血|走狗|狗腿子|热狗|单身狗|狗东西|猫腰|熊猫|猫眼|蛇皮袋|画蛇添足|蛇形|地头蛇|马上|马路|立马|人马|车马|罗马|马虎|马桶|黑马王子|白马王子|锣鼓点"
    "|电话里|电话那头|电话铃|电话亭|手机号|手机店|水果店|咖啡色|咖啡厅|咖啡馆|奶茶店|苹果脸|苹果树|照片墙|监控室|剧本杀|相机行事|包裹着|穿越人群|穿越马路|穿越回|玫瑰色|灯笼裤|烟雾报警"
    "|列车员|停车场|火车站|汽车站|公交站|地铁站|自行车棚|大火锅|花轿子|合同工|文件夹|协议价"
    "|car park|car parks|fire exit|fireplace|phone box|phone booth|bus stop|bus station|boat house|photo booth|crown court|radio station|plate glass|horseshoe|storm off|storms off"
    "|rain check|snow white|cash machine|letter box|chart house|police car park|hot dog|top dog|copy cat|lamp post|street lamp|street lamps|cape of|smoke alarm|tear gas"
)
LIKENESS_ZH = "像|好像|仿佛|如同|似的|好似|犹如|一般|没有"
LIKENESS_EN = r"\blike (?:an? |the )|\bas if\b|\bas though\b|\bno "
MEASURES = "只|把|台|部|辆|个|张|本|条|件|杯|碗|箱|袋|盒|瓶|支|束|盆|封|块|顶|匹|头|盏|枝|副|根|顶|艘|份|沓|叠|摞|双|大"
HELD = "拿着|提着|拎着|抱着|捧着|端着|握着|举着|攥着|夹着|扛着|推着|揣着|叼着|掏出|拿出|取出|摸出|抽出|递过|递给|递上|递来|捡起|拿起|举起|端起|抱起|拎起|掏|抱|拎|提"
