"""base: the kinds of sets that filming bases offer, and the words by which scripts name them.

From set lists that bases publish (docs/rooms/base.md); the list is data: a base may use kinds that are not here, by their own name.
"""

from __future__ import annotations

KINDS: dict[str, tuple[str, ...]] = {
    "医院病房": ("病房", "病床", "ward", "hospital room"),
    "医院走廊": ("医院走廊", "医院大厅", "急诊", "手术室外", "抢救室", "hospital corridor", "emergency room", "hospital"),
    "医院": ("医院", "诊室", "医生办公室", "clinic", "doctor's office"),
    "办公室": ("办公室", "办公区", "工位", "office", "study"),
    "会议室": ("会议室", "会议厅", "meeting room", "conference room", "boardroom"),
    "公司": ("公司", "前台", "集团", "写字楼", "reception", "company"),
    "总裁办公室": ("总裁办公室", "董事长办公室", "总经理室", "制片人办公室", "ceo office"),
    "别墅": ("别墅", "豪宅", "总裁家", "客厅", "女总裁家", "villa", "mansion", "living room"),
    "卧室": ("卧室", "睡房", "房间", "bedroom"),
    "餐厅": ("餐厅", "饭店", "包间", "包厢", "饭馆", "食堂", "restaurant", "diner", "dining room"),
    "厨房": ("厨房", "后厨", "kitchen"),
    "出租屋": ("出租屋", "出租房", "宿舍", "公寓", "合租", "apartment", "flat"),
    "酒店房间": ("酒店房间", "酒店套房", "客房", "宾馆", "旅馆", "hotel room", "room 3", "guest room", "suite"),
    "酒店大堂": ("酒店大堂", "大堂", "lobby", "front desk"),
    "走廊": ("走廊", "过道", "楼道", "楼梯间", "楼梯", "corridor", "hallway", "stairwell", "stairs"),
    "宴会厅": ("宴会厅", "多功能厅", "婚礼", "礼堂", "晚宴", "酒会", "banquet hall", "ballroom"),
    "戏台": ("戏台", "舞台", "剧场", "戏园", "皮影", "后台", "stage", "theatre", "backstage"),
    "KTV": ("ktv", "夜总会", "karaoke", "nightclub"),
    "酒吧": ("酒吧", "清吧", "bar", "pub"),
    "咖啡厅": ("咖啡厅", "咖啡馆", "奶茶店", "茶饮店", "茶馆", "cafe", "café", "coffee"),
    "便利店": ("便利店", "超市", "小卖部", "商店", "convenience store", "shop"),
    "公安局": ("公安局", "派出所", "警局", "警察局", "审讯室", "police station", "interview room"),
    "地铁站": ("地铁站", "地铁", "站台", "车厢", "subway", "metro", "platform"),
    "民国大堂": ("民国大堂", "民国", "大帅府", "百乐门", "祠堂", "republican hall"),
    "四合院": ("四合院", "老宅", "院子", "天井", "堂屋", "老屋", "宅院", "courtyard"),
    "古装宫殿": ("宫殿", "皇宫", "大殿", "御书房", "寝宫", "palace", "throne"),
    "古装闺房": ("闺房", "厢房", "绣楼", "boudoir"),
    "牢房": ("牢房", "监狱", "地牢", "拘留室", "cell", "prison"),
    "教室": ("教室", "学校", "图书馆", "classroom", "school", "library"),
    "法庭": ("法庭", "法院", "court", "courtroom"),
    "化妆间": ("化妆间", "更衣室", "服装间", "梳妆", "dressing room", "make-up room"),
    "剪辑室": ("剪辑室", "机房", "监控室", "录音棚", "控制室", "edit suite", "control room"),
    "仓库": ("仓库", "地下室", "车间", "库房", "道具间", "道具库", "warehouse", "basement", "storage"),
    "车库": ("车库", "停车场", "地库", "garage", "car park"),
    "天台": ("天台", "屋顶", "楼顶", "rooftop", "roof"),
    "广场": ("广场", "门口", "门外", "plaza", "square", "forecourt"),
    "电梯": ("电梯", "电梯间", "elevator", "lift"),
    "卫生间": ("卫生间", "洗手间", "厕所", "bathroom", "restroom"),
    "直播间": ("直播间", "演播厅", "摄影棚", "片场", "绿幕", "studio", "soundstage"),
    "车内": ("车内", "车里", "车上", "in the car", "inside the car"),
}
