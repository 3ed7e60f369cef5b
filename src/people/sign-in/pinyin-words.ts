/**
 * What people here make passwords of, as a guesser's list: words in pinyin that English lists do not know, and after
 * them every syllable, so that a name or a phrase in pinyin counts as the few words it is. Commonest first. Pure.
 */
const WORDS = `
woaini zhongguo woaizhongguo aini mima denglu zhanghao ceshi guanli guanliyuan houtai xitong yonghu admin
beijing shanghai shenyang liaoning dongbei dalian anshan fushun heping heping qu shenhe tiexi huanggu dadong hunnan
jiancha jianchayuan jianchaguan jcy renmin renminjianchayuan fayuan faguan gongan jingcha sifa sifaju zhengfu zhengwu
shequ jiedao juweihui gongzuo gongzuozhe zhiyuanzhe zhiyuan fuwu weimin huzhu yihu yijianhujiao hujiao bangzhu
qiangguo xuexi xuexiqiangguo dang dangyuan gongchandang minzhu fazhi falv gongzheng gongping zhengyi
xingfu kuaile pingan jiankang shengri shengrikuaile xinnian xinniankuaile gongxi facai gongxifacai fendou jiayou
baobao laopo laogong mama baba gege jiejie didi meimei erzi nver haizi qinai qinaide yongyuan aiqing aiwo nihao
wo ai ni xiangni iloveyou woxiangni woxihuanni yishengyishi yisheng yishi tiantian xiangshang tiantianxiangshang
haohaoxuexi haoyun shunli chenggong nuli mingtian jintian zuotian xiaoming xiaohong zhangsan lisi wangwu
wangwei wangfang liwei lina zhangwei zhangmin lijing wangjing liuyang wangxiuying zhangli
taobao weixin zhifubao baidu tengxun alibaba huawei xiaomi jingdong
`;
const SYLLABLES = `
de shi yi bu le zai ren you wo ta zhe ge men zhong lai shang da wei he guo di dao shuo sheng jian yao jiu chu ye
ke dui neng er zi na yu hou fa cheng hui zhu xia guo tian li qu hao kan xue jin xin xiao duo jing ding tong mian
gong chang hua qi ming jia dong qian ri hai ji jie xing gao zheng zuo mei wang li zhang liu chen yang zhao huang
zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang feng yu dong xiao cheng cao yuan deng
xu fu shen zeng peng lv su lu jiang cai jia ding wei xue ye yan yu pan du dai xia zhong wang tian ren jiang fan
fang shi yao tan liao zou xiong jin lu hao kong bai cui kang mao qiu qin jiang shi gu hou shao meng long wan duan
lei qian tang yin li yi chang wu qiao he lai gong wen a an ang ao ba bai ban bang bao bei ben beng bi bian biao
bie bin bing bo cai can cang ce cen ceng cha chai chan chao che chi chong chou chuai chuan chuang chui chun chuo
ci cong cou cuan cun cuo dan dang dei den dia diao die diu dou dun e en eng fei fen fo fou ga gai gan gang gei gen
geng gou gua guai guan guang gui gun ha hang hei hen heng hong huai huan hun huo jiong jiu ju juan jue jun ka kai
kang kao kei ken keng kou ku kua kuai kuan kuang kui kun kuo la lan lao leng lia lian lie ling lou luan lun lue man
mang mao men mi miao mie min miu mo mou mu nai nan nang nao ne nei nen nian niang niao nie nin ning niu nong nu
nuan nue nuo nv o ou pa pai pang pao pei pen pi pian piao pie pin ping po pou pu qia qiang qie qing qiong quan que
qun ran rang rao re reng rong rou ru ruan rui run ruo sa sai san sang sao se sen seng sha shai shan she shei shou
shu shua shuai shuan shuang shui shun shuo si sou suan sui suo tao te teng ti tiao tie ting tou tu tuan tui tun tuo
wa wai wan wen weng xi xian xiang xie xiu xuan xun ya yin ying yo yong yue yun za zan zang zao ze zei zen zeng zha
zhai zhan zhei zhen zhi zhou zhua zhuai zhuan zhuang zhui zhun zhuo zong zou zu zuan zui zun
`;
const listed = (text: string) => text.split(/\s+/).filter(Boolean);

export const PINYIN_WORDS: readonly string[] = [...new Set([...listed(WORDS), ...listed(SYLLABLES)])];
