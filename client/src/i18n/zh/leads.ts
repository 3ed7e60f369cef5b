export const leads = {
  title: '线索',
  tabs: '线索各页',
  tab: {
    leads: '救助线索',
    lookBack: '回头看',
    agencies: '请单位帮助',
    supervision: '监督线索',
    petitions: '控告申诉',
    cap: '救助上限',
  },
};
