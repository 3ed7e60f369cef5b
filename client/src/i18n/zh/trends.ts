export const trends = {
  title: '态势',
  sections: '态势的各页',
  section: { relief: '司法救助' },
};
